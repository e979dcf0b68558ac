package org.sswim.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.Intervals;

/** Forecasts as CSV, rounded, and as JSON, in full precision. */
public final class ForecastReport {
  private ForecastReport() {}

  /**
   * A header and one row per lead: time or step, then the channels, then for each level of
   * prediction intervals the bounds of every channel.
   *
   * @param timeColumn heading of the first column
   * @param decimals of the channels
   */
  public static String csv(Forecast forecast, String timeColumn, Decimals decimals) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = writer(text)) {
      List<String> cells = new ArrayList<>();
      cells.add(timeColumn);
      cells.addAll(forecast.channels());
      for (Forecast.Band band : forecast.bands()) {
        forecast.channels().forEach(name -> cells.addAll(boundNames(name, band.level())));
      }
      csv.writeRecord(cells);
      for (int lead = 1; lead <= forecast.horizon(); lead++) {
        cells.clear();
        cells.add(forecast.time(lead));
        for (int c = 0; c < forecast.channels().size(); c++) {
          cells.add(decimals.format(c, forecast.value(lead, c)));
        }
        for (Forecast.Band band : forecast.bands()) {
          for (int c = 0; c < forecast.channels().size(); c++) {
            int at = (lead - 1) * forecast.channels().size() + c;
            cells.add(decimals.format(c, band.lower()[at]));
            cells.add(decimals.format(c, band.upper()[at]));
          }
        }
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  /**
   * What was written, in a line ended by a line feed.
   *
   * @param file where
   */
  public static String written(Forecast forecast, String file) {
    return "wrote "
        + file
        + ": the forecast of "
        + Figures.count(forecast.channels().size(), "channel")
        + " from "
        + forecast.time(1)
        + " to "
        + forecast.time(forecast.horizon())
        + "\n";
  }

  /** Names of the two bounds of a value. */
  public static List<String> boundNames(String name, double level) {
    String label = Intervals.label(level);
    return List.of(name + "_lower_" + label, name + "_upper_" + label);
  }

  /** An array of rows under {@code forecast}: {@code time} and {@code values} by channel. */
  public static JsonText json(Forecast forecast) {
    List<JsonText> rows = new ArrayList<>();
    for (int lead = 1; lead <= forecast.horizon(); lead++) {
      JsonText values = new JsonText();
      for (int c = 0; c < forecast.channels().size(); c++) {
        values.with(forecast.channels().get(c), forecast.value(lead, c));
      }
      rows.add(
          new JsonText()
              .with("step", lead)
              .with("time", forecast.observed() == null ? null : (Object) forecast.time(lead))
              .with("values", values)
              .with("intervals", bands(forecast, lead)));
    }
    return new JsonText()
        .with("horizon", forecast.horizon())
        .with("channels", forecast.channels())
        .with("forecast", rows);
  }

  private static List<JsonText> bands(Forecast forecast, int lead) {
    List<JsonText> bands = new ArrayList<>();
    for (Forecast.Band band : forecast.bands()) {
      JsonText lower = new JsonText();
      JsonText upper = new JsonText();
      for (int c = 0; c < forecast.channels().size(); c++) {
        int at = (lead - 1) * forecast.channels().size() + c;
        lower.with(forecast.channels().get(c), band.lower()[at]);
        upper.with(forecast.channels().get(c), band.upper()[at]);
      }
      bands.add(
          new JsonText().with("level", band.level()).with("lower", lower).with("upper", upper));
    }
    return bands;
  }

  /** Writes CSV with line feeds, a record at a time where the writer passes it on. */
  public static CsvWriter writer(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(out);
  }
}
