package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.report.PanelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forecasts a panel from rolling origins. */
@Command(name = "backtest")
final class PanelBacktest extends SubCommand {
  @Parameters(paramLabel = "FILE")
  private Path file;

  @Mixin private Flags.PanelHorizon horizon;
  @Mixin private Flags.Origins origins = new Flags.Origins(3);
  @Mixin private PanelModelsMixin models;
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);
  @Mixin private Flags.Results results;
  @Mixin private PanelTrainingMixin training;
  @Mixin private PanelBesideMixin beside;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    Outputs outputs = new Outputs().keep(file, "the panel");
    results.check(outputs);
    Panel panel = panels.read(file, beside.names(this, panels), console());
    training.warn(file, panel, console());
    int rows = horizon.rows(panel);
    List<PanelTruth> truths =
        PanelComparison.rolling(panel, rows, origins.count, origins.every(rows));
    if (truths.get(0).leftOut() > 0) {
      console()
          .tell(
              truths.get(0).leftOut()
                  + " of "
                  + panel.size()
                  + " series are left out: they are too short for the first origin");
    }
    PanelComparison comparison =
        new PanelComparison(
            truths, origins.refit, models.chosen(this), training.options(), seeds.count);
    PanelCheckpoints checkpoints = training.checkpoints();
    List<PanelRow> found;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "backtest")) {
      found = comparison.run(Workers.of(training.threads()), checkpoints, progress);
    }
    PanelReport table = new PanelReport(comparison, found);
    console().out().print(table.text());
    console().out().print(table.ending());
    results.write(
        () -> table.json(file.toString(), null, false),
        () -> table.html(String.valueOf(file.getFileName())));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
