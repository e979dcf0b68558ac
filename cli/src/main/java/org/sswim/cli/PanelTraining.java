package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.report.PanelReport;
import picocli.CommandLine.Mixin;

/** Trains on a panel: what such commands read and write. */
abstract class PanelTraining extends SubCommand {
  @Mixin Flags.PanelHorizon horizon;
  @Mixin Flags.Results results;
  @Mixin PanelTrainingMixin training;
  @Mixin PanelBesideMixin beside;
  @Mixin PanelMixin panels;

  /** Reads a panel, and warns of outliers. */
  final Panel read(Path file) {
    Panel panel = panels.read(file, beside.names(this, panels), console());
    training.warn(file, panel, console());
    return panel;
  }

  /**
   * Compares, prints and writes.
   *
   * @param task what the progress is called
   * @param test the file of the test; null where it is the end of the panel
   * @param each whether to tell the errors of each series
   * @param out where forecasts go; null for nowhere
   */
  final void compare(
      PanelComparison comparison,
      String task,
      Path file,
      @Nullable Path test,
      boolean each,
      @Nullable OutputFile out) {
    PanelCheckpoints checkpoints = training.checkpoints();
    Workers workers = Workers.of(training.threads());
    List<PanelRow> rows = watched(task, progress -> comparison.run(workers, checkpoints, progress));
    PanelReport table = new PanelReport(comparison, rows);
    console().out().print(table.text() + (each ? table.extremes() : "") + table.ending());
    if (out != null) {
      out.write(table.csv());
    }
    results.write(
        () -> table.json(file.toString(), test == null ? null : test.toString(), each),
        () -> table.html(String.valueOf(file.getFileName())));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
