package org.sswim.cli;

import picocli.CommandLine.Option;

/** The seed. */
@InGroup(HelpGroup.NETWORK)
final class SeedMixin {
  @Basic
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      converter = Converters.Seed.class,
      description = "Seed of every random draw (${DEFAULT-VALUE}).")
  private long seed;

  /** The first seed. */
  long first() {
    return seed;
  }
}
