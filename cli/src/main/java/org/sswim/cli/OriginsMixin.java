package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** From which rows a backtest forecasts. */
final class OriginsMixin {
  @Option(names = "--origins", paramLabel = "K", converter = Converters.Count.class)
  private int count;

  @Option(names = "--every", paramLabel = "auto|N", converter = Converters.AutoCount.class)
  private Auto<Integer> every = Auto.auto();

  @Option(names = "--refit")
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
