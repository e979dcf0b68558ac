package org.sswim.cli;

import picocli.CommandLine.Option;

/** How many seeds are compared. */
final class SeedsMixin {
  @Option(names = "--seeds", paramLabel = "K", converter = Converters.Seeds.class)
  private int seeds;

  SeedsMixin(int usual) {
    seeds = usual;
  }

  /** Their number. */
  int count() {
    return seeds;
  }
}
