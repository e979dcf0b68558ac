package org.sswim.example.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.Forecast;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Forecasts births with a column whose future is known: public holidays. */
public final class KnownColumns {
  private KnownColumns() {}

  /** The arguments are births.csv and the file to write with the holidays. */
  public static void main(String[] arguments) throws IOException {
    Path withHolidays = Path.of(arguments[1]);
    Files.write(withHolidays, addHolidays(Files.readAllLines(Path.of(arguments[0]))));

    // One call reads the channels and the known column. The last seven rows hold the holiday alone.
    CsvOptions options = CsvOptions.defaults().withColumns("births").withKnown("holiday");
    TimeSeries series = SeriesCsv.read(withHolidays, options);

    Forecast forecast = SSwimForecaster.of(28, 7).neurons(100).fit(series).forecast(series);
    System.out.printf("New Year's Day: %.0f births%n", forecast.value(1, 0));
    System.out.printf("A week later: %.0f births%n", forecast.value(7, 0));
  }

  /** Adds a column to all rows, and seven rows of the future without births. */
  private static List<String> addHolidays(List<String> lines) {
    List<String> out = new ArrayList<>(List.of(lines.get(0) + ",holiday"));
    LocalDate date = LocalDate.EPOCH;
    for (String line : lines.subList(1, lines.size())) {
      date = LocalDate.parse(line.substring(0, line.indexOf(',')));
      out.add(line + "," + holiday(date));
    }
    for (int k = 1; k <= 7; k++) {
      out.add(date.plusDays(k) + ",," + holiday(date.plusDays(k)));
    }
    return out;
  }

  private static int holiday(LocalDate date) {
    String day = date.toString().substring(5);
    return List.of("01-01", "07-04", "12-25").contains(day) ? 1 : 0;
  }
}
