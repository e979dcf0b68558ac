package org.sswim.panels;

import java.util.List;
import org.sswim.series.Outliers;
import org.sswim.series.ScreenedSeries;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueLimits;

/**
 * A series without its values far outside of the others, by {@link ValueLimits} of its own rows.
 * Such values become gaps; in a heavy-tailed series they become the nearest bound.
 *
 * @param values as given where nothing was found, else a copy; never NaN at the first row
 * @param count how many values lie far outside
 * @param row the first of them, counted from 0; -1 for none
 */
public record PanelScreen(double[] values, int count, int row) {
  private static final List<String> NAME = List.of("y");

  /**
   * Screens a series.
   *
   * @param values values, oldest first; NaN where a value is missing, but not at the first row
   */
  public static PanelScreen of(double[] values) {
    TimeSeries series = TimeSeries.partial(NAME, values, null);
    ScreenedSeries screened = ScreenedSeries.of(series, ValueLimits.fit(series, 0, values.length));
    List<Outliers.Column> found = screened.outliers().columns();
    if (found.isEmpty()) {
      return new PanelScreen(values, 0, -1);
    }
    double[] kept = new double[values.length];
    for (int t = 0; t < kept.length; t++) {
      boolean gap = t > 0 && !screened.series().observed(t, 0);
      kept[t] = gap ? Double.NaN : screened.series().value(t, 0);
    }
    return new PanelScreen(kept, (int) screened.outliers().total(), found.get(0).row());
  }
}
