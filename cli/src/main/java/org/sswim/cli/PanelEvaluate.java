package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelRow;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.report.PanelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares S-SWIM with simple rows on a panel. */
@Command(name = "evaluate")
final class PanelEvaluate extends SubCommand {
  @Parameters(paramLabel = "TRAIN")
  private Path train;

  @Mixin private Flags.Test tested;

  @Option(names = "--by", paramLabel = "unique_id")
  private @Nullable String by;

  @Mixin private Flags.PanelHorizon horizon;
  @Mixin private PanelModelsMixin models;
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);
  @Mixin private Flags.Out out;
  @Mixin private Flags.Results results;
  @Mixin private PanelTrainingMixin training;
  @Mixin private PanelBesideMixin beside;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    Path test = tested.path;
    if (by != null && !by.equals("unique_id") && !by.equals(panels.idColumn())) {
      throw mistake("--by must be unique_id; got " + by);
    }
    Outputs outputs = new Outputs().keep(train, "the panel").keep(test, "the test");
    OutputFile outFile = out.file(outputs);
    results.check(outputs);
    Panel panel = panels.read(train, beside.names(this, panels), console());
    training.warn(train, panel, console());
    PanelTruth truth = truth(panel);
    if (truth.leftOut() > 0) {
      console()
          .tell(
              truth.leftOut()
                  + " of "
                  + (truth.leftOut() + truth.train().size())
                  + " series are left out: "
                  + (test == null
                      ? "they are too short to spare a test"
                      : "the test has no rows of them"));
    }
    PanelComparison comparison =
        PanelComparison.of(truth, models.chosen(this), training.options(), seeds.count);
    PanelCheckpoints checkpoints = training.checkpoints();
    List<PanelRow> rows;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "evaluate")) {
      rows = comparison.run(Workers.of(training.threads()), checkpoints, progress);
    }
    PanelReport table = new PanelReport(comparison, rows);
    console().out().print(table.text());
    if (by != null) {
      console().out().print(table.extremes());
    }
    console().out().print(table.ending());
    if (outFile != null) {
      outFile.write(table.csv());
    }
    results.write(
        () -> table.json(train.toString(), test == null ? null : test.toString(), by != null),
        () -> table.html(String.valueOf(train.getFileName())));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }

  private PanelTruth truth(Panel panel) {
    Path test = tested.path;
    if (test == null) {
      return PanelTruth.lastOf(panel, horizon.rows(panel));
    }
    PanelTruth truth = PanelTruth.of(panel, panels.raw(test, panel.beside().names().ahead(), null));
    if (horizon.rows.or(truth.horizon()) != truth.horizon()) {
      throw mistake(
          "--horizon must be the "
              + truth.horizon()
              + " rows of the test; got "
              + horizon.rows
              + ": leave it out");
    }
    return truth;
  }
}
