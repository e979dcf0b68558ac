package org.sswim.cli;

import java.util.List;
import org.sswim.paneltrainers.PanelCandidate;
import picocli.CommandLine.Option;

/** Which forecasters of panels are compared. */
@InGroup(HelpGroup.SCORES)
final class PanelModelsMixin {
  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME[,...]",
      converter = PanelModels.Converter.class,
      description = {
        "Some of persistence, seasonal-naive, naive2, theta, drift, ridge, lightgbm, s-swim (all of",
        "them)."
      })
  private List<PanelCandidate> models = PanelModels.all();

  /** Those that can be fitted here. */
  List<PanelCandidate> chosen(SubCommand command) {
    return PanelModels.chosen(command, models);
  }
}
