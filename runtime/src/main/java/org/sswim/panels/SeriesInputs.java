package org.sswim.panels;

/**
 * The inputs that a network gets beside the values of one series, see {@link PanelInputs}.
 *
 * @param groups one where the series is of a category
 * @param x columns, standardised: {@code [columns][rows]}
 * @param past number of columns that are not known ahead
 * @param unit by which changes count
 */
public record SeriesInputs(float[] groups, float[][] x, int past, float unit) {
  /** Nothing. */
  public static final SeriesInputs NONE = new SeriesInputs(new float[0], new float[0][], 0, 0);

  /**
   * A signal of a column beside the values.
   *
   * @param end e, one past the last row seen
   * @param place of the window, 0 .. window - 1
   * @param column of numbers
   */
  public float signal(PanelView view, int end, int place, int column) {
    float[] own = x[column];
    int row = Math.min(view.row(end, place), own.length - 1);
    return row < 0 ? 0 : own[row];
  }

  /** Number of inputs beside the signals. */
  int inputs(int horizon) {
    return groups.length + (x.length - past) * horizon;
  }

  /**
   * An input beside the signals.
   *
   * @param horizon leads of each column that is known ahead
   * @param scale s of the window
   * @param input categories, then leads of each column
   */
  public float context(PanelView view, int end, int horizon, float scale, int input) {
    if (input < groups.length) {
      return groups[input];
    }
    int ahead = input - groups.length;
    float[] own = x[past + ahead / horizon];
    int lead = ahead % horizon + 1;
    float change = at(own, end + lead - 1) - at(own, view.referenceRow(end, lead));
    float seen = unit > 0 ? change * unit / scale : change;
    return Math.max(-PanelView.FAR, Math.min(PanelView.FAR, seen));
  }

  /**
   * Copies what columns known ahead say of a row.
   *
   * @param out written: {@code [known]}
   */
  public void copyKnown(int row, float[] out) {
    for (int c = past; c < x.length; c++) {
      out[c - past] = at(x[c], row);
    }
  }

  /** A number; behind the last the last. */
  private static float at(float[] own, int row) {
    return own.length == 0 ? 0 : own[Math.min(row, own.length - 1)];
  }
}
