package org.sswim.cli;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import picocli.CommandLine.Option;

/** How the cells of a CSV file are written. */
final class CsvFormatMixin {
  private static final String ZONE = "zone";
  private static final String DATES = "date-format";

  @Option(names = "--separator", paramLabel = "auto|CHAR", defaultValue = Auto.WORD)
  private char separator;

  @Option(names = "--decimal", paramLabel = "auto|.|,", defaultValue = Auto.WORD)
  private char decimal;

  @Option(names = "--date-format", paramLabel = "PATTERN")
  private @Nullable DatePattern dates;

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable ZoneId zone;

  /**
   * The format.
   *
   * @param model whose zone holds where none is given, or null
   */
  CsvFormat format(@Nullable ForecastModel model) {
    return new CsvFormat(
        separator,
        decimal,
        dates == null ? Remembered.of(model, DATES, DatePattern::of) : dates,
        zone == null ? Remembered.of(model, ZONE, ZoneId::of) : zone);
  }

  /**
   * The model with the zone that its dates were read in, as moments depend on it, and with how they
   * were written.
   */
  ForecastModel remembered(ForecastModel model) {
    Map<String, String> text = new TreeMap<>();
    if (zone != null) {
      text.put(ZONE, zone.getId());
    }
    if (dates != null) {
      text.put(DATES, dates.toString());
    }
    return Remembered.in(model, text);
  }
}
