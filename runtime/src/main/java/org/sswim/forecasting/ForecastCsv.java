package org.sswim.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.sswim.tables.CsvRows;

/** Forecasts as CSV, rounded. */
public final class ForecastCsv {
  private ForecastCsv() {}

  /**
   * A header and one row per lead: time or step, then the channels, then for each level of
   * prediction intervals the bounds of every channel.
   *
   * @param timeColumn heading of the first column
   * @param decimals of the channels
   */
  public static String text(Forecast forecast, String timeColumn, Decimals decimals) {
    List<String> channels = forecast.channels();
    CsvRows csv = new CsvRows();
    List<String> cells = new ArrayList<>(List.of(timeColumn));
    cells.addAll(channels);
    for (Forecast.Band band : forecast.bands()) {
      channels.forEach(name -> cells.addAll(boundNames(name, band.level())));
    }
    csv.row(cells);
    for (int lead = 1; lead <= forecast.horizon(); lead++) {
      cells.clear();
      cells.add(forecast.time(lead));
      for (int c = 0; c < channels.size(); c++) {
        cells.add(decimals.format(c, forecast.value(lead, c)));
      }
      for (Forecast.Band band : forecast.bands()) {
        for (int c = 0; c < channels.size(); c++) {
          int at = (lead - 1) * channels.size() + c;
          cells.add(decimals.format(c, band.lower()[at]));
          cells.add(decimals.format(c, band.upper()[at]));
        }
      }
      csv.row(cells);
    }
    return csv.toString();
  }

  /** Names of the two bounds of a value. */
  public static List<String> boundNames(String name, double level) {
    String label = Intervals.label(level);
    return List.of(name + "_lower_" + label, name + "_upper_" + label);
  }
}
