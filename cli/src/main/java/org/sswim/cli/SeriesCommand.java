package org.sswim.cli;

import java.util.List;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Mixin;

/** Trains on a series: what such commands read and write. */
abstract class SeriesCommand extends SubCommand {
  @Mixin private Flags.SeriesFiles files;
  @Mixin Flags.Results results;
  @Mixin TrainingMixin training;
  @Mixin CsvMixin csv;
  @Mixin CovariatesMixin covariates;

  SeriesCommand(TrainingMixin training) {
    this.training = training;
  }

  /** The files. */
  final InputFiles input() {
    return files.input();
  }

  /** Reads the series, and chooses the window if it is left to that. */
  final TimeSeries read(List<Integer> horizons) {
    TimeSeries series = covariates.read(this, csv, input(), training.channels());
    training.chooseWindow(this, series, horizons);
    return series;
  }
}
