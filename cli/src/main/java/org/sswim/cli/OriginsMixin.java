package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** From which rows a backtest forecasts. */
final class OriginsMixin {
  @Basic
  @Option(
      names = "--origins",
      paramLabel = "K",
      converter = Converters.Count.class,
      description = "Number of origins (${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--every",
      paramLabel = "auto|N",
      converter = Converters.AutoCount.class,
      description = "Rows between origins; auto: a horizon (${DEFAULT-VALUE}).")
  private Auto<Integer> every = Auto.auto();

  @Basic
  @Option(
      names = "--refit",
      description = "Fit a new model for every origin, instead of one for the first.")
  private boolean refit;

  OriginsMixin(int usual) {
    count = usual;
  }

  int count() {
    return count;
  }

  /** Rows between two. */
  int every(int horizon) {
    return every.or(horizon);
  }

  boolean refit() {
    return refit;
  }
}
