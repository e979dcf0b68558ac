package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** How far a model runs on by itself. */
final class StepsMixin {
  @Basic
  @Option(
      names = {"--steps", "--autonomous"},
      paramLabel = "N",
      converter = Converters.AutoCount.class,
      description = {
        "Rows to forecast by each forecast as the next input, beyond the horizon, too;",
        "a stream goes on for so many rows after its last one."
      })
  private Auto<Integer> steps = Auto.auto();

  /** Their number, or others where none is given. */
  int or(int usual) {
    return steps.or(usual);
  }
}
