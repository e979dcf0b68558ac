package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.OtherFile;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.options.Settings;
import org.sswim.series.BesideColumns;
import org.sswim.series.Categories;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SeriesCsv;
import org.sswim.series.Source;
import org.sswim.series.TextRefusal;
import org.sswim.series.TimeSeries;
import org.sswim.tables.Lines;
import org.sswim.tables.Marks;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;
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
    training.chooseWindow(series, horizons);
    return series;
  }

  /** Reads channels and what is known beside them. */
  private TimeSeries read(InputFiles input) {
    not(groups != null && training.channels == ChannelMode.JOINT)
        .or("--groups tells channels apart that share a network; leave it or --channels joint out");
    List<String> beside = Stream.concat(columns.past.stream(), columns.known.stream()).toList();
    for (String column : codes) {
      that(beside.contains(column))
          .or(
              "--categories: '%s' is not one of the columns of --inputs and --known; add it",
              column);
    }
    TimeSeries series =
        DataWarnings.started(
            beside.isEmpty() ? csv.read(input) : channels(input, beside),
            training.channels,
            console());
    if (csv.columns.isEmpty()) {
      DataWarnings.ofLikelyInputs(series, console());
    }
    if (beside.isEmpty() && groups == null) {
      return series;
    }
    return new BesideColumns(
            csv.options(null).besideAlone().withCategories(categories),
            Source.of(input.paths().get(0)),
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
            Source.of(file),
            csv.options(null).besideAlone().withColumns(beside),
            Set.copyOf(codes));
    return csv.read(
        file, csv.options(null).withInputs(beside).channelsAlone(), !columns.known.isEmpty());
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
    training.requireFit(series, choosing, options);
    for (Candidate<?, ?> model : models) {
      if (model.spiking()) {
        Settings set = Settings.of(options, gradient).withAll(model.settings());
        training.requireFit(series, choosing, set.get(ForecastOptions.class));
        if (model.gradients()) {
          training.requireTrainable(set);
        }
      }
    }
  }

  /** Refuses the error of a row of another tool that lacks forecasts of what is scored. */
  static void requireScored(String model, double error) {
    UnusableFileException.not(model.startsWith(OtherFile.NAME + ":") && Double.isNaN(error))
        .or(
            model
                + " has no forecasts from some origins that are scored; --out of another row, such"
                + " as persistence, shows which are needed");
  }

  /** The model with what is to be remembered of how the series was read. */
  final ForecastModel remembered(ForecastModel model, TimeSeries series) {
    Map<String, String> texts = csv.remembered(series, categories);
    return texts.isEmpty() ? model : model.withProvenance(model.provenance().withOptions(texts));
  }

  /**
   * The group of every channel, in their order, by a CSV file with the header {@code
   * channel,group}.
   *
   * @throws InvalidDataException naming the place of what is wrong
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
        throw new InvalidDataException(
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
}
