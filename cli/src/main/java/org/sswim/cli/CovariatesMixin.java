package org.sswim.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.BesideColumns;
import org.sswim.series.Categories;
import org.sswim.series.Covariates;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known beside the channels that are forecast. */
final class CovariatesMixin {
  @Option(names = "--categories", split = ",", paramLabel = "NAME")
  private List<String> codes = List.of();

  @Option(names = "--groups", paramLabel = "FILE")
  private @Nullable Path groups;

  @Mixin private Flags.Beside columns;

  /** Of the columns of text among those beside the channels, once they were read. */
  private Categories categories = Categories.none();

  /** Reads channels and what is known beside them. */
  TimeSeries read(SubCommand command, CsvMixin csv, InputFiles input, ChannelMode channels) {
    command.mistakeIf(
        groups != null && channels == ChannelMode.JOINT,
        "--groups tells channels apart that share a network; leave it or --channels joint out");
    List<String> beside = Stream.concat(columns.past.stream(), columns.known.stream()).toList();
    for (String column : codes) {
      command.mistakeIf(
          !beside.contains(column),
          "--categories: '%s' is not one of the columns of --inputs and --known; add it",
          column);
    }
    if (beside.isEmpty()) {
      TimeSeries series = input.read(csv, command.console());
      if (!csv.namesColumns()) {
        LikelyInputs.tell(series, command.console());
      }
      return groups == null
          ? series
          : series.withCovariates(
              new Covariates(null, null, GroupsFile.read(groups, series.channelNames())));
    }
    command.mistakeIf(
        input.paths().size() > 1, "--inputs and --known are for one file; join the files yourself");
    Path file = input.paths().get(0);
    for (String column : beside) {
      command.mistakeIf(
          Collections.frequency(beside, column) > 1 || csv.options().columns().contains(column),
          "column '%s' is named twice in --columns, --inputs and --known; name it once",
          column);
    }
    InputFiles.requireReadAgain(file);
    categories =
        SeriesCsv.categories(file, csv.besideOptions(null).withColumns(beside), Set.copyOf(codes));
    TimeSeries series =
        csv.read(file, csv.optionsBeside(beside), command.console(), !columns.known.isEmpty());
    if (!csv.namesColumns()) {
      LikelyInputs.tell(series, command.console());
    }
    List<String> groupOf =
        groups == null ? List.of() : GroupsFile.read(groups, series.channelNames());
    return new BesideColumns(
            csv.besideOptions(null).withCategories(categories),
            file,
            categories.expand(columns.past),
            categories.expand(columns.known))
        .attach(series, groupOf);
  }

  /** The model with what is to be remembered of how these columns were read. */
  ForecastModel remembered(ForecastModel model) {
    return Remembered.in(model, categories);
  }
}
