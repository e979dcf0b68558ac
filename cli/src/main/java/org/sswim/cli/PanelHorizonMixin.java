package org.sswim.cli;

import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import picocli.CommandLine.Option;

/** How many rows of a panel are forecast. */
final class PanelHorizonMixin {
  @Option(
      names = {"--horizon", "--horizons"},
      paramLabel = "auto|O",
      converter = Converters.AutoCount.class)
  private Auto<Integer> rows = Auto.auto();

  /** As asked for. */
  Auto<Integer> asked() {
    return rows;
  }

  /** Their number: where no option says, what the file does, else by its frequency. */
  int rows(Panel panel) {
    return rows.or(panel.horizon() > 0 ? panel.horizon() : panel.frequency().usualHorizon());
  }
}
