package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.Seasons;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;

/** Which horizons suit a file, for whoever gave none. */
final class HorizonHint {
  private static final String OPTION = "--horizon";

  private HorizonHint() {}

  /**
   * How far rows are apart and which seasons they have, as the end of a message; empty if no
   * horizon is missing, or the file cannot be read without further options.
   *
   * @param arguments of the call
   */
  static String of(MissingParameterException e, String... arguments) {
    boolean missing =
        e.getMissing().stream()
            .anyMatch(
                arg ->
                    arg instanceof OptionSpec option
                        && Arrays.asList(option.names()).contains(OPTION));
    Path file = missing ? file(arguments) : null;
    if (file == null) {
      return "";
    }
    try {
      return "; " + text(file, SeriesCsv.read(file, CsvOptions.defaults()));
    } catch (InvalidSeriesException unreadable) {
      return "";
    }
  }

  private static @Nullable Path file(String... arguments) {
    for (String argument : arguments) {
      try {
        Path file = Path.of(argument);
        if (!argument.startsWith("-") && Files.isRegularFile(file)) {
          return file;
        }
      } catch (InvalidPathException noFile) {
        return null;
      }
    }
    return null;
  }

  private static String text(Path file, TimeSeries series) {
    Timeline timeline = series.timeline();
    String apart =
        timeline != null && timeline.hasInterval()
            ? "rows of " + file + " are " + timeline.interval().describe() + " apart"
            : file + " says no time between rows";
    List<Integer> seasons =
        Seasons.candidates(series, series.rows()).stream().filter(s -> s > 1).sorted().toList();
    return seasons.isEmpty()
        ? apart + "; no season shows: say how many rows to forecast, as with " + OPTION + " 10"
        : apart
            + (seasons.size() == 1 ? "; its season is " : "; its seasons are ")
            + seasons.stream().map(String::valueOf).collect(Collectors.joining(" and "))
            + " rows: "
            + OPTION
            + " "
            + seasons.get(0)
            + " forecasts one";
  }
}
