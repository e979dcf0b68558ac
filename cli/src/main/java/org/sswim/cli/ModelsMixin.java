package org.sswim.cli;

import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which forecasters are compared. */
final class ModelsMixin {
  @Option(
      names = "--models",
      paramLabel = "NAME[,...]",
      completionCandidates = Models.Forecasts.class)
  private String names;

  @Mixin private SweepMixin sweep = new SweepMixin();

  /** Those of some names unless others are asked for. */
  ModelsMixin(String usual) {
    names = usual;
  }

  /** See {@link Models#chosen}. */
  List<Candidate<FitTask, Fitted>> chosen(SubCommand command) {
    return Models.chosen(command, ForecastCandidates.ALL, names, sweep);
  }
}
