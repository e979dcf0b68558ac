package org.sswim.cli;

import java.util.List;
import org.sswim.comparison.Candidate;
import org.sswim.paneltrainers.PanelCandidates;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which forecasters of panels are compared. */
final class PanelModelsMixin {
  @Option(names = "--models", paramLabel = "NAME[,...]", completionCandidates = Models.Panels.class)
  private String names = String.join(",", PanelCandidates.ALL.names()) + Models.BESIDES;

  @Mixin private SweepMixin sweep = new SweepMixin();

  /** See {@link Models#chosen}. */
  List<Candidate<PanelFitTask, PanelForecaster>> chosen(SubCommand command) {
    return Models.chosen(command, PanelCandidates.ALL, names, sweep);
  }
}
