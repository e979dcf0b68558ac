package org.sswim.cli;

import java.nio.file.Path;
import org.sswim.model.ModelFormat;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelTrainer;
import org.sswim.report.PanelModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fits a model to a panel and saves it. */
@Command(name = "fit")
final class PanelFitCommand extends PanelTraining {
  @Parameters(paramLabel = "FILE")
  private Path file;

  @Mixin private Flags.Saved saved;
  @Mixin private Flags.Verbose verbose;

  @Override
  void run() {
    Path model = saved.path;
    Panel panel = read(file);
    long began = System.nanoTime();
    int rows = horizon.rows(panel);
    PanelCheckpoints checkpoints = checkpoints();
    PanelTrainer trainer = new PanelTrainer(options(), threads.workers(), checkpoints);
    PanelFit fit = watched("fit", progress -> trainer.fit(panel, rows, progress));
    double seconds = (System.nanoTime() - began) * 1e-9;
    ModelFormat.PANEL.write(fit.model(), model);
    results.write(
        () ->
            PanelModelReport.json(fit)
                .with("model", model.toString())
                .with("file", file.toString())
                .with("fitSeconds", seconds),
        () -> PanelModelReport.html(String.valueOf(file.getFileName()), panel, fit, options()));
    console().out().print(PanelModelReport.fitted(fit, model.toString(), seconds, verbose.all));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
