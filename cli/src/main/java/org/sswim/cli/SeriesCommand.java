package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.Backtest;
import org.sswim.evaluation.BacktestResult;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.report.BacktestReport;
import org.sswim.report.ForecastRows;
import org.sswim.series.BesideColumns;
import org.sswim.series.Categories;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TextRefusal;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains on a series: what such commands read and write. */
abstract class SeriesCommand extends SubCommand {
  private static final List<String> HEADER = List.of("channel", "group");
  private static final int LONGEST = 1 << 16;

  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  @Mixin Flags.Results results;
  @Mixin TrainingMixin training;
  @Mixin CsvMixin csv;

  @Option(names = "--categories", split = ",", paramLabel = "NAME")
  private List<String> codes = List.of();

  @Option(names = "--groups", paramLabel = "FILE")
  private @Nullable Path groups;

  @Mixin private Flags.Beside columns;

  /** Of the columns of text among those beside the channels, once they were read. */
  private Categories categories = Categories.none();

  SeriesCommand(TrainingMixin training) {
    this.training = training;
  }

  /** The files. */
  final InputFiles input() {
    return new InputFiles(files);
  }

  /** Reads the series, and chooses the window if it is left to that. */
  final TimeSeries read(List<Integer> horizons) {
    TimeSeries series = read(input());
    training.chooseWindow(this, series, horizons);
    return series;
  }

  /** Reads channels and what is known beside them. */
  private TimeSeries read(InputFiles input) {
    not(groups != null && training.channels() == ChannelMode.JOINT)
        .or("--groups tells channels apart that share a network; leave it or --channels joint out");
    List<String> beside = Stream.concat(columns.past.stream(), columns.known.stream()).toList();
    for (String column : codes) {
      that(beside.contains(column))
          .or(
              "--categories: '%s' is not one of the columns of --inputs and --known; add it",
              column);
    }
    TimeSeries series = beside.isEmpty() ? csv.read(input, console()) : channels(input, beside);
    if (!csv.namesColumns()) {
      LikelyInputs.tell(series, console());
    }
    if (beside.isEmpty() && groups == null) {
      return series;
    }
    return new BesideColumns(
            csv.options(null).besideAlone().withCategories(categories),
            input.paths().get(0),
            categories.expand(columns.past),
            categories.expand(columns.known))
        .attach(series, groups == null ? List.of() : groups(groups, series.channelNames()));
  }

  /** Reads the channels alone, and which texts columns beside them hold. */
  private TimeSeries channels(InputFiles input, List<String> beside) {
    not(input.paths().size() > 1)
        .or("--inputs and --known are for one file; join the files yourself");
    Path file = input.paths().get(0);
    for (String column : beside) {
      not(Collections.frequency(beside, column) > 1 || csv.options(null).columns().contains(column))
          .or(
              "column '%s' is named twice in --columns, --inputs and --known; name it once",
              column);
    }
    InputFiles.requireReadAgain(file);
    categories =
        SeriesCsv.categories(
            file, csv.options(null).besideAlone().withColumns(beside), Set.copyOf(codes));
    return csv.read(
        file,
        csv.options(null).withInputs(beside).channelsAlone(),
        console(),
        !columns.known.isEmpty());
  }

  /**
   * Refuses what options ask for, those of models included, and a series cannot give.
   *
   * @param choosing number of windows that choose
   */
  final void requireFit(
      TimeSeries series,
      int choosing,
      List<Candidate<FitTask, Fitted>> models,
      ForecastOptions options,
      GradientOptions gradient) {
    training.requireFit(this, series, choosing, options);
    for (Candidate<?, ?> model : models) {
      if (model.spiking()) {
        Settings set = Settings.of(options, gradient).withAll(model.settings());
        training.requireFit(this, series, choosing, set.get(ForecastOptions.class));
        if (model.gradients()) {
          TrainingMixin.requireTrainable(this, set);
        }
      }
    }
  }

  /** The model with what is to be remembered of how the series was read. */
  final ForecastModel remembered(ForecastModel model, TimeSeries series) {
    return Remembered.in(Remembered.in(model, csv.cells.remembered(series)), categories);
  }

  /**
   * The group of every channel, in their order, by a CSV file with the header {@code
   * channel,group}.
   *
   * @throws InvalidSeriesException naming the place of what is wrong
   */
  private static List<String> groups(Path file, List<String> channels) {
    Map<String, String> groups = new LinkedHashMap<>();
    TextRefusal refusal = new TextRefusal("--groups " + file);
    try (InputStream in = TextFile.open(file)) {
      Table table =
          new Table(
              new Lines(TextFile.reader(in), LONGEST, refusal), Marks.DETECTED, false, refusal);
      if (!table.header().equals(HEADER)) {
        throw table.error("must be the header 'channel,group'");
      }
      while (table.next()) {
        add(table, channels, groups);
      }
    } catch (IOException e) {
      throw refusal.unreadable(0, e);
    }
    List<String> inOrder = new ArrayList<>();
    for (String channel : channels) {
      String group = groups.get(channel);
      if (group == null) {
        throw new InvalidSeriesException(
            "--groups " + file + ": has no row for channel '" + channel + "'; give it a group");
      }
      inOrder.add(group);
    }
    return inOrder;
  }

  private static void add(Table table, List<String> channels, Map<String, String> groups) {
    String channel = table.cell(0);
    if (table.cell(1).isEmpty()) {
      throw table.error("must hold a channel and its group");
    }
    if (!channels.contains(channel)) {
      throw table.error("names no channel that is forecast: '" + channel + "'; take it out");
    }
    if (groups.put(channel, table.cell(1)) != null) {
      throw table.error("names channel '" + channel + "' again; keep one of the rows");
    }
  }

  /** Forecasts from rolling origins at the end of a series. */
  @Command(name = "backtest")
  static final class BacktestCommand extends SeriesCommand {

    @Mixin private Flags.Horizon horizon;
    @Mixin private Flags.Origins origins = new Flags.Origins(10);

    @Mixin
    private Models<FitTask, Fitted> models =
        new Models<>(ForecastCandidates.ALL, Backtest.USUAL + Models.BESIDES);

    @Mixin private Flags.Out out;
    @Mixin private Flags.Svg svg;
    @Mixin private Flags.Level level;

    BacktestCommand() {
      super(new TrainingMixin(TrainingMixin.Windows.USUAL));
    }

    @Override
    void run() {
      InputFiles input = input();
      OutputFile outFile = out.file();
      ForecastOptions options = training.options();
      List<Candidate<FitTask, Fitted>> chosen = models.chosen(this);
      TimeSeries series = read(List.of(horizon.rows));
      level.requireNames(series.channelNames());

      Backtest.Options asked =
          new Backtest.Options(
              training.forecaster(horizon.rows).withLevels(level.levels()),
              origins.count,
              origins.every(horizon.rows),
              origins.refit,
              chosen);
      Backtest backtest = new Backtest(series, asked, Workers.of(training.threads()));
      double windows = backtest.firstOrigin() + 2.0 - training.window() - horizon.rows;
      int choosing = (int) Math.ceil(windows * training.validation());
      requireFit(series, choosing, chosen, options, GradientOptions.defaults());
      DataWarnings.ofComparison(backtest.outliers(), console());
      BacktestResult result = watched("backtest", backtest::run);
      result.scores().forEach(own -> OtherFile.requireScored(own.model(), own.mae()));
      BacktestReport found = new BacktestReport(series, asked, result);
      if (outFile != null) {
        outFile.stream(to -> ForecastRows.write(result, series, to));
      }
      results.write(found::json, () -> found.html(input.names()));
      svg.write(found::svg);
      print(found.text());
    }
  }

  /**
   * Says what is forecast where nobody has said it and some columns look like calendars, counters
   * or categories rather than like what anyone forecasts.
   */
  static final class LikelyInputs {
    private static final int MOST_SHOWN = 12;

    /** Rows below which equal values are no sign of anything. */
    private static final int FEWEST_ROWS = 30;

    private static final Set<String> NAMES =
        Set.of(
            ("year month quarter week day hour minute weekday dayofweek dow dayofyear dayofmonth"
                    + " weekofyear hourofday season holiday workingday weekend isholiday isweekend")
                .split(" "));

    private static final List<Function<LocalDateTime, Integer>> CALENDARS =
        List.of(
            LocalDateTime::getYear,
            LocalDateTime::getMonthValue,
            LocalDateTime::getDayOfMonth,
            LocalDateTime::getHour,
            LocalDateTime::getMinute,
            time -> time.getDayOfWeek().getValue(),
            LocalDateTime::getDayOfYear,
            time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
            time -> time.get(IsoFields.QUARTER_OF_YEAR));

    private LikelyInputs() {}

    /** Tells it, if it is so. */
    static void tell(TimeSeries series, Console console) {
      List<String> found =
          IntStream.range(0, series.channels())
              .filter(channel -> likely(series, channel))
              .mapToObj(series.channelNames()::get)
              .toList();
      if (!found.isEmpty() && found.size() < series.channels()) {
        console.warn(
            "forecasts %s; %s%s like a calendar, counter or category: name what to forecast with"
                + " --target, and the others with --known or --inputs",
            shown(series.channelNames()), shown(found), found.size() == 1 ? " looks" : " look");
      }
    }

    private static DoubleStream values(TimeSeries series, int channel) {
      return IntStream.range(0, series.rows()).mapToDouble(row -> series.value(row, channel));
    }

    private static boolean likely(TimeSeries series, int channel) {
      if (series.rows() < FEWEST_ROWS) {
        return false;
      }
      long values = values(series, channel).distinct().limit(3).count();
      if (values <= 2) {
        return values == 2;
      }
      String name =
          series.channelNames().get(channel).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      boolean whole = values(series, channel).allMatch(value -> value == Math.rint(value));
      return whole
          && (NAMES.contains(name) || counter(series, channel) || calendar(series, channel));
    }

    /** Whether a value follows from the one before, as that of a row number or of a clock. */
    private static boolean counter(TimeSeries series, int channel) {
      double step = series.value(1, channel) - series.value(0, channel);
      return IntStream.range(1, series.rows())
          .allMatch(r -> series.value(r, channel) - series.value(r - 1, channel) == step);
    }

    /** Whether the date says what the value is. */
    private static boolean calendar(TimeSeries series, int channel) {
      Timeline timeline = series.timeline();
      return timeline != null
          && CALENDARS.stream().anyMatch(part -> follows(series, channel, timeline, part));
    }

    private static boolean follows(
        TimeSeries series,
        int channel,
        Timeline timeline,
        Function<LocalDateTime, Integer> calendarPart) {
      Map<Integer, Double> seen = new HashMap<>();
      for (int row = 0; row < series.rows(); row++) {
        double value = series.value(row, channel);
        @Nullable Double before = seen.putIfAbsent(calendarPart.apply(timeline.at(row)), value);
        if (before != null && before != value) {
          return false;
        }
      }
      // With a part of its own for each row nothing is shown.
      return seen.size() < series.rows() / 2;
    }

    private static String shown(List<String> names) {
      List<String> some = new ArrayList<>(names.subList(0, Math.min(MOST_SHOWN, names.size())));
      if (some.size() < names.size()) {
        some.add("and " + (names.size() - some.size()) + " more");
      }
      return String.join(", ", some);
    }
  }
}
