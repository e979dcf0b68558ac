package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelTruth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forecasts a panel from rolling origins. */
@Command(name = "backtest")
final class PanelBacktest extends PanelTraining {
  @Parameters(paramLabel = "FILE")
  private Path file;

  @Mixin private Flags.Origins origins = new Flags.Origins(3);
  @Mixin private Models<PanelFitTask, PanelForecaster> models = models();
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);

  @Override
  void run() {
    Panel panel = read(file);
    int rows = horizon.rows(panel);
    List<PanelTruth> truths =
        PanelComparison.rolling(panel, rows, origins.count, origins.every(rows));
    if (truths.get(0).leftOut() > 0) {
      console()
          .tell(
              "%s of %s series are left out: they are too short for the first origin",
              truths.get(0).leftOut(), panel.size());
    }
    PanelComparison comparison =
        new PanelComparison(truths, origins.refit, models.chosen(this), options(), seeds.count);
    compare(comparison, "backtest", file, null, false, null);
  }
}
