package org.sswim.panels;

/**
 * A panel each of whose series is {@linkplain PanelScreen screened}.
 *
 * @param panel the same as given where nothing was found
 * @param count how many values lie far outside of the others of their series
 * @param series how many series have such values
 * @param first the first such series; -1 for none
 * @param row the first such row of it, counted from 0; -1 for none
 */
public record ScreenedPanel(Panel panel, long count, int series, int first, int row) {

  /** Screens all series. */
  public static ScreenedPanel of(Panel panel) {
    double[][] values = new double[panel.size()][];
    long count = 0;
    int series = 0;
    int first = -1;
    int row = -1;
    for (int i = 0; i < values.length; i++) {
      PanelScreen own = PanelScreen.of(panel.values(i));
      values[i] = own.values();
      count += own.count();
      series += own.count() > 0 ? 1 : 0;
      if (own.count() > 0 && first < 0) {
        first = i;
        row = own.row();
      }
    }
    return new ScreenedPanel(
        count == 0 ? panel : panel.withValues(values), count, series, first, row);
  }
}
