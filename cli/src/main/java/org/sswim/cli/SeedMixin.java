package org.sswim.cli;

import picocli.CommandLine.Option;

/** The seed. */
final class SeedMixin {
  @Option(names = "--seed", paramLabel = "S", defaultValue = "0", converter = Converters.Seed.class)
  private long seed;

  /** The first seed. */
  long first() {
    return seed;
  }
}
