package org.sswim.cli;

import picocli.CommandLine.Option;

/** How many seeds are compared. */
@InGroup(HelpGroup.SCORES)
final class SeedsMixin {
  @Basic
  @Option(
      names = "--seeds",
      paramLabel = "K",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  SeedsMixin(int usual) {
    seeds = usual;
  }

  /** Their number. */
  int count() {
    return seeds;
  }
}
