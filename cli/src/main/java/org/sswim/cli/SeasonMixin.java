package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** The season of what has one. */
final class SeasonMixin {
  @Option(names = "--season", paramLabel = "auto|N", converter = Converters.AutoCount.class)
  private Auto<Integer> rows = Auto.auto();

  Auto<Integer> rows() {
    return rows;
  }
}
