package org.sswim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sswim.checks.Checks;
import org.sswim.forecasting.ForecastModel;
import org.sswim.report.Figures;
import org.sswim.series.Covariates;
import org.sswim.series.CsvOptions;
import org.sswim.series.InvalidDataException;
import org.sswim.series.MissingOptions;
import org.sswim.series.SeriesJoin;
import org.sswim.series.TimeSeries;
import org.sswim.tables.TextFile;

/** The CSV files that a command reads: one, or several of the same columns that are joined. */
record InputFiles(List<Path> paths) {
  /** How standard input is called in messages. */
  static final String STANDARD = "standard input";

  /** The files, at least one. */
  InputFiles {
    paths = List.copyOf(paths);
  }

  /** Whether a file is {@code -}, standard input. */
  static boolean standard(Path file) {
    return file.toString().equals("-");
  }

  /** Refuses a pipe, which cannot be read again for columns beside the channels. */
  static void requireReadAgain(Path file) {
    Checks.not(standard(file), InvalidDataException::new)
        .or("%s: cannot be read again for columns beside the channels; give a file", STANDARD);
    Checks.not(
            Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file),
            InvalidDataException::new)
        .or(
            "%s: is read again for columns beside the channels; give a regular file, no pipe",
            file);
  }

  /** The names of the files, for reports. */
  String names() {
    return paths.stream()
        .map(path -> String.valueOf(path.getFileName()))
        .collect(Collectors.joining(", "));
  }

  /** Reads and joins several, and says how many rows the join cost. */
  TimeSeries join(CsvMixin csv) {
    requireEachOnce();
    CsvOptions options = csv.options(null);
    List<SeriesJoin.Part> parts = new ArrayList<>();
    for (Path path : paths) {
      parts.add(new SeriesJoin.Part(TextFile.stem(path), csv.read(path, options, false)));
    }
    return join(parts, options, csv);
  }

  /** Reads what a model forecasts from: for each file the channels that are named after it. */
  TimeSeries readFor(ForecastModel model, CsvMixin csv) {
    if (paths.size() == 1) {
      return csv.readFor(model, paths.get(0));
    }
    csv.not(!csv.columns.isEmpty())
        .or(
            "--target is for one file; from several files, the columns are read that the model's"
                + " channels are named after: leave it out");
    requireEachOnce();
    List<SeriesJoin.Part> parts = new ArrayList<>();
    int named = 0;
    for (Path path : paths) {
      String suffix = SeriesJoin.channel("", TextFile.stem(path));
      List<String> columns =
          model.channels().stream()
              .filter(channel -> channel.endsWith(suffix))
              .map(channel -> channel.substring(0, channel.length() - suffix.length()))
              .toList();
      csv.not(columns.isEmpty())
          .or(
              "%s: no channel of the model is called %s; its channels are %s: give files of the"
                  + " names that it was fitted to",
              path,
              SeriesJoin.channel("column", TextFile.stem(path)),
              String.join(", ", model.channels()));
      named += columns.size();
      parts.add(
          new SeriesJoin.Part(TextFile.stem(path), csv.readChannels(path, model, columns, false)));
    }
    csv.not(named < model.channels().size())
        .or(
            "the files hold %s of the model's channels, which are %s; give all files that it was"
                + " fitted to",
            named, String.join(", ", model.channels()));
    TimeSeries joined = join(parts, csv.options(model), csv).select(model.channels());
    List<String> groups = model.spec().covariates().groups();
    return groups.isEmpty() ? joined : joined.withCovariates(new Covariates(null, null, groups));
  }

  private void requireEachOnce() {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < i; j++) {
        UnusableFileException.not(OutputFile.same(paths.get(i), paths.get(j)))
            .or(paths.get(i) + ": is given twice; give it once");
      }
    }
  }

  private static TimeSeries join(List<SeriesJoin.Part> parts, CsvOptions options, CsvMixin csv) {
    boolean mask = options.missing().policy() == MissingOptions.Policy.MASK;
    SeriesJoin joined = SeriesJoin.of(parts, mask ? SeriesJoin.Rows.ANY : SeriesJoin.Rows.COMMON);
    csv.command()
        .tell(
            "joined %s: %s%s%s%s",
            Figures.count(parts.size(), "file"),
            Figures.count(joined.series().rows(), "row"),
            mask ? "; in some files " : "; lost are ",
            joined.partial(),
            mask ? " are missing" : " that not all files have, --missing mask keeps them");
    csv.warnOfGaps("joined files", joined.series());
    return joined.series();
  }
}
