package org.sswim.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.report.Figures;
import org.sswim.series.BesideColumns;
import org.sswim.series.Categories;
import org.sswim.series.CsvFormat;
import org.sswim.series.CsvOptions;
import org.sswim.series.DatePattern;
import org.sswim.series.KeptReading;
import org.sswim.series.MissingOptions;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Source;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.Marks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a CSV file is read. */
final class CsvMixin extends SharedOptions {
  @Option(names = "--date-column", paramLabel = "NAME")
  private @Nullable String dateColumn;

  @Option(
      names = {"--target", "--columns"},
      split = ",",
      paramLabel = "NAME")
  List<String> columns = List.of();

  @Option(names = "--exclude", split = ",", paramLabel = "NAME")
  private List<String> exclude = List.of();

  @Option(names = "--header", paramLabel = "MODE", defaultValue = "auto")
  private CsvOptions.Header header;

  /** What the first file that was read calls its column of dates, or null. */
  private @Nullable String dateName;

  /** The same where the file does not show which column that is. */
  private @Nullable String hiddenDate;

  @Mixin CellsMixin cells;

  /**
   * How rows are read.
   *
   * @param model the one that they are read for, or null
   */
  CsvOptions options(@Nullable ForecastModel model) {
    KeptReading kept = model == null ? KeptReading.NONE : kept(model);
    return cells
        .options(kept)
        .withDateColumn(dateColumn == null ? kept.dateColumn() : dateColumn)
        .withColumns(columns)
        .withExclude(exclude)
        .withHeader(header);
  }

  /** How the file of a model was read. */
  static KeptReading kept(ForecastModel model) {
    return new KeptReading(model.provenance().options());
  }

  /** How tables are written. */
  Marks marks() {
    return cells.format(KeptReading.NONE).marks();
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
  TimeSeries read(InputFiles files) {
    return files.paths().size() > 1
        ? files.join(this)
        : read(files.paths().get(0), options(null), false);
  }

  /**
   * Reads a file, and warns if its rows are not evenly spaced.
   *
   * @param observed whether rows that hold nothing of what is read may end the file
   */
  TimeSeries read(Path file, CsvOptions options, boolean observed) {
    Source source =
        InputFiles.standard(file)
            ? Source.of(command().console().in(), InputFiles.STANDARD)
            : Source.of(file);
    SeriesCsv.Content content = SeriesCsv.content(source, options, observed);
    dateName = dateName == null ? content.dateColumn() : dateName;
    hiddenDate = content.dateShown() ? hiddenDate : content.dateColumn();
    TimeSeries series = content.series();
    if (content.turned()) {
      command()
          .tell(source.name() + ": the newest rows stand first; they are read in order of time");
    }
    warnOfGaps(source.name(), series);
    return series;
  }

  /** What a model that is fitted to a series keeps of how it was read, by name. */
  Map<String, String> remembered(TimeSeries series, Categories categories) {
    return KeptReading.of(options(null).withCategories(categories), series, hiddenDate).texts();
  }

  /** Warns if rows are not evenly spaced. */
  void warnOfGaps(String source, TimeSeries series) {
    Timeline timeline = series.timeline();
    int[] irregular = timeline == null ? new int[0] : timeline.irregularRows();
    if (timeline != null && irregular.length > 0) {
      command()
          .warn(
              "%s: %s of %s rows are not %s after the row before (first: %s, %s); rows count as"
                  + " evenly spaced%s",
              source,
              irregular.length,
              series.rows(),
              timeline.interval().describe(),
              DataWarnings.place(irregular[0]),
              timeline.formatRow(irregular[0]),
              cure(timeline));
    }
  }

  private static String cure(Timeline timeline) {
    long lacking = timeline.lackingRows();
    if (timeline.clocksPutForward()) {
      return "; if clocks are put forward there, say whose with --zone, such as Europe/Berlin";
    }
    return lacking == 0 || timeline.gapsRecur()
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
  TimeSeries readFor(ForecastModel model, Path file) {
    CovariateInputs beside = model.spec().covariates();
    boolean observed = !beside.known().isEmpty();
    TimeSeries channels = readChannels(model, file, observed);
    if (beside.equals(CovariateInputs.none())) {
      return channels;
    }
    if (!beside.past().isEmpty() || !model.knownColumns().isEmpty()) {
      InputFiles.requireReadAgain(file);
    }
    return new BesideColumns(
            options(model).besideAlone(), Source.of(file), beside.past(), model.knownColumns())
        .attach(channels, beside.groups());
  }

  private TimeSeries readChannels(ForecastModel model, Path file, boolean observed) {
    List<String> channels = model.channels();
    if (columns.isEmpty()) {
      return readChannels(file, model, channels, observed);
    }
    not(columns.size() != channels.size())
        .or(
            "--target must name the model's %s (%s); got %s",
            Figures.count(channels.size(), "channel"), String.join(", ", channels), columns.size());
    return read(file, options(model), observed).renamed(channels);
  }

  /**
   * Reads the columns of a model's channels and no others.
   *
   * @param observed whether rows that hold nothing of them may end the file
   */
  TimeSeries readChannels(Path file, ForecastModel model, List<String> channels, boolean observed) {
    return read(file, options(model).withColumns(channels), observed);
  }

  /**
   * How the cells of a CSV file are written, what counts as missing, and what is done about it. A
   * model remembers what it was fitted with, but for marks that are detected anew, and commands
   * that read for it do the same unless told otherwise.
   */
  static final class CellsMixin {
    @Option(names = "--missing", paramLabel = "MODE")
    private @Nullable Policy policy;

    @Option(names = "--missing-value", split = ",", paramLabel = "V")
    private @Nullable List<Double> values;

    @Option(names = "--gaps", paramLabel = "MODE")
    private @Nullable Gaps gaps;

    @Mixin private FormatMixin format;

    /** How rows of any columns are read; as it is kept where that is not said. */
    CsvOptions options(KeptReading kept) {
      MissingOptions own = kept.missing();
      return CsvOptions.defaults()
          .withMissing(
              new MissingOptions(
                  policy == null ? own.policy() : policy,
                  values == null ? own.values() : values,
                  gaps == null ? own.gaps() : gaps))
          .withFormat(format(kept))
          .withCategories(kept.categories());
    }

    /** The format; as it is kept where that is not said. */
    CsvFormat format(KeptReading kept) {
      return format.format(kept);
    }
  }

  /**
   * How the cells of a CSV file are written. A model remembers pattern and zone of the dates that
   * it was fitted with.
   */
  static final class FormatMixin {
    @Mixin private MarksMixin marks;

    @Option(names = "--date-format", paramLabel = "PATTERN")
    private @Nullable DatePattern pattern;

    @Option(names = "--zone", paramLabel = "ZONE")
    private @Nullable ZoneId zone;

    /** The format; pattern and zone as they are kept where they are not said. */
    CsvFormat format(KeptReading kept) {
      CsvFormat own = kept.format();
      return new CsvFormat(
          marks.marks(),
          pattern == null ? own.dates() : pattern,
          zone == null ? own.zone() : zone,
          pattern == null);
    }
  }

  /** What stands between the cells of a table and before decimals. */
  static final class MarksMixin {
    @Option(names = "--separator", paramLabel = "auto|CHAR", defaultValue = Auto.WORD)
    private char separator;

    @Option(names = "--decimal", paramLabel = "auto|.|,", defaultValue = Auto.WORD)
    private char decimal;

    /** The marks. */
    Marks marks() {
      return new Marks(separator, decimal);
    }
  }
}
