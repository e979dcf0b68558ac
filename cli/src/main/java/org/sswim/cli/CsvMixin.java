package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.Provenance;
import org.sswim.report.Figures;
import org.sswim.series.BesideColumns;
import org.sswim.series.Categories;
import org.sswim.series.CsvContent;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.Marks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a CSV file is read. */
final class CsvMixin {
  @Option(names = "--date-column", paramLabel = "NAME")
  private @Nullable String dateColumn;

  @Option(
      names = {"--target", "--columns"},
      split = ",",
      paramLabel = "NAME")
  private List<String> columns = List.of();

  @Option(names = "--exclude", split = ",", paramLabel = "NAME")
  private List<String> exclude = List.of();

  @Option(names = "--header", paramLabel = "MODE", defaultValue = "auto")
  private CsvOptions.Header header;

  /** What the first file that was read calls its column of dates, or null. */
  private @Nullable String dateName;

  @Mixin CellsMixin cells;

  /**
   * How rows are read.
   *
   * @param model the one that they are read for, or null
   */
  CsvOptions options(@Nullable ForecastModel model) {
    Provenance from = model == null ? null : model.provenance();
    return CsvOptions.defaults()
        .withDateColumn(dateColumn)
        .withColumns(columns)
        .withExclude(exclude)
        .withHeader(header)
        .withMissing(cells.missing(from))
        .withFormat(cells.format(from))
        .withCategories(model == null ? Categories.none() : Remembered.categories(model));
  }

  /** How tables are written. */
  Marks marks() {
    return cells.format(null).marks();
  }

  /** The options of a model, with columns behind those of {@code --columns}, if there are any. */
  CsvOptions optionsWith(ForecastModel model, List<String> others) {
    List<String> all = new ArrayList<>(columns);
    all.addAll(columns.isEmpty() ? List.of() : others);
    return options(model).withColumns(all);
  }

  /** The heading for dates: as the file calls them that was read first. */
  String dateHeading(TimeSeries series) {
    if (series.timeline() == null) {
      return "step";
    }
    return dateName == null ? "date" : dateName;
  }

  /** Reads one file, or several that are joined. */
  TimeSeries read(InputFiles files, Console console) {
    return files.paths().size() > 1
        ? files.join(this, console)
        : read(files.paths().get(0), options(null), console, false);
  }

  /**
   * Reads a file, and warns if its rows are not evenly spaced.
   *
   * @param observed whether rows that hold nothing of what is read may end the file
   */
  TimeSeries read(Path file, CsvOptions options, Console console, boolean observed) {
    CsvContent content =
        InputFiles.standard(file)
            ? SeriesCsv.content(console.in(), InputFiles.STANDARD, options, observed)
            : SeriesCsv.content(file, options, observed);
    dateName = dateName == null ? content.dateColumn() : dateName;
    TimeSeries series = content.series();
    warnOfGaps(InputFiles.standard(file) ? InputFiles.STANDARD : file.toString(), series, console);
    return series;
  }

  /** Warns if rows are not evenly spaced. */
  static void warnOfGaps(String source, TimeSeries series, Console console) {
    Timeline timeline = series.timeline();
    int irregular = timeline == null ? 0 : timeline.irregularRows();
    if (timeline != null && irregular > 0) {
      console.warn(
          "%s: %s of %s rows are not %s after the row before; rows count as evenly spaced%s",
          source, irregular, series.rows(), timeline.interval().describe(), cure(timeline));
    }
  }

  private static String cure(Timeline timeline) {
    long lacking = timeline.lackingRows();
    return lacking == 0
        ? ""
        : "; %s%s missing, --gaps insert puts %s in"
            .formatted(
                Figures.count(lacking, "row"),
                lacking == 1 ? " is" : " are",
                lacking == 1 ? "it" : "them");
  }

  /**
   * Reads a file for a model: the model's columns alone, so that others may hold anything. Columns
   * of {@code --columns} get the model's names. Columns beside the channels come with them.
   */
  TimeSeries readFor(SubCommand command, ForecastModel model, Path file) {
    CovariateInputs beside = model.spec().covariates();
    boolean observed = !beside.known().isEmpty();
    TimeSeries channels = readChannels(command, model, file, observed);
    if (beside.equals(CovariateInputs.none())) {
      return channels;
    }
    if (!beside.past().isEmpty() || !model.knownColumns().isEmpty()) {
      InputFiles.requireReadAgain(file);
    }
    return new BesideColumns(
            options(model).besideAlone(), file, beside.past(), model.knownColumns())
        .attach(channels, beside.groups());
  }

  private TimeSeries readChannels(
      SubCommand command, ForecastModel model, Path file, boolean observed) {
    List<String> channels = model.channels();
    if (columns.isEmpty()) {
      return readChannels(file, model, model.channels(), observed, command.console());
    }
    command.mistakeIf(
        columns.size() != channels.size(),
        "--target must name the model's %s channels (%s); got %s",
        channels.size(),
        String.join(", ", channels),
        columns.size());
    return read(file, options(model), command.console(), observed).renamed(channels);
  }

  /** Whether the user names the columns. */
  boolean namesColumns() {
    return !columns.isEmpty();
  }

  /**
   * Reads the columns of a model's channels and no others.
   *
   * @param observed whether rows that hold nothing of them may end the file
   */
  TimeSeries readChannels(
      Path file, ForecastModel model, List<String> channels, boolean observed, Console console) {
    return read(file, options(model).withColumns(channels), console, observed);
  }
}
