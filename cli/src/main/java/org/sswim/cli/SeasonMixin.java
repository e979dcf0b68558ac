package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** The season of what has one. */
@InGroup(HelpGroup.SCORES)
final class SeasonMixin {
  @Option(
      names = "--season",
      paramLabel = "auto|N",
      converter = Converters.AutoCount.class,
      description = {
        "Season in rows, for seasonal models, MASE and windows of panels (${DEFAULT-VALUE});",
        "auto finds it from the distance of rows or from the values."
      })
  private Auto<Integer> rows = Auto.auto();

  Auto<Integer> rows() {
    return rows;
  }
}
