package org.sswim.cli;

import org.sswim.options.Auto;
import picocli.CommandLine.Option;

/** How far a model runs on by itself. */
final class StepsMixin {
  @Option(
      names = {"--steps", "--autonomous"},
      paramLabel = "N",
      converter = Converters.AutoCount.class)
  private Auto<Integer> steps = Auto.auto();

  /** Their number, or others where none is given. */
  int or(int usual) {
    return steps.or(usual);
  }
}
