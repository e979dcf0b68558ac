package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelFitTask;
import org.sswim.paneltrainers.PanelForecaster;
import org.sswim.paneltrainers.PanelTruth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares S-SWIM with simple rows on a panel. */
@Command(name = "evaluate")
final class PanelEvaluate extends PanelTraining {
  @Parameters(paramLabel = "TRAIN")
  private Path train;

  @Mixin private Flags.Test tested;

  @Option(names = "--by", paramLabel = "unique_id")
  private @Nullable String by;

  @Mixin private Models<PanelFitTask, PanelForecaster> models = models();
  @Mixin private Flags.Seeds seeds = new Flags.Seeds(1);
  @Mixin private Flags.Out out;

  @Override
  void run() {
    Path test = tested.path;
    mistakeIf(
        by != null && !by.equals("unique_id") && !by.equals(panels.idColumn()),
        "--by must be unique_id; got " + by);
    Panel panel = read(train);
    PanelTruth truth = truth(panel);
    if (truth.leftOut() > 0) {
      console()
          .tell(
              "%s of %s series are left out: %s",
              truth.leftOut(),
              truth.leftOut() + truth.train().size(),
              test == null ? "they are too short to spare a test" : "the test has no rows of them");
    }
    PanelComparison comparison =
        PanelComparison.of(truth, models.chosen(this), options(), seeds.count);
    compare(comparison, "evaluate", train, test, by != null, out.file());
  }

  private PanelTruth truth(Panel panel) {
    Path test = tested.path;
    if (test == null) {
      return PanelTruth.lastOf(panel, horizon.rows(panel));
    }
    PanelTruth truth = PanelTruth.of(panel, panels.raw(test, panel.beside().names().ahead(), null));
    mistakeIf(
        horizon.rows.or(truth.horizon()) != truth.horizon(),
        "--horizon must be the %s rows of the test; got %s: leave it out",
        truth.horizon(),
        horizon.rows);
    return truth;
  }
}
