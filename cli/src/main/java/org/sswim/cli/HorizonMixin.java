package org.sswim.cli;

import picocli.CommandLine.Option;

/** How many rows a model forecasts. */
final class HorizonMixin {
  @Option(
      names = {"--horizon", "--horizons"},
      required = true,
      paramLabel = "O",
      converter = Converters.Count.class)
  private int rows;

  int rows() {
    return rows;
  }
}
