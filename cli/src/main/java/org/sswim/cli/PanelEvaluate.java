package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCandidate;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelComparison;
import org.sswim.paneltrainers.PanelTruth;
import org.sswim.report.PanelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares S-SWIM with simple rows on a panel. */
@Command(
    name = "evaluate",
    customSynopsis = "sswim panel evaluate TRAIN [--test TEST] [OPTIONS]",
    header = "Compares forecasts of many series: S-SWIM, a linear model, simple rows.",
    description = {
      "Fits one model to all series of TRAIN, and scores what it forecasts by TEST; without TEST,"
          + " by",
      "the last rows of TRAIN, which then do not train. Prints sMAPE, MASE, OWA and RMSSE."
    },
    footer = {
      "Example:",
      "  ./sswim panel evaluate Hourly-train.csv --test Hourly-test.csv",
      "  ./sswim panel evaluate sales.csv --horizon 28 --by unique_id --json sales.json"
    })
@SuppressWarnings("NullAway.Init")
final class PanelEvaluate extends SubCommand {
  @Parameters(paramLabel = "TRAIN", description = "The panel.")
  private Path train;

  @Option(
      names = "--test",
      paramLabel = "TEST",
      description = "The rows that follow; the horizon is their number.")
  private @Nullable Path test;

  @Option(
      names = {"--horizon", "--horizons"},
      paramLabel = "auto|O",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = {
        "Rows to forecast; auto: as many as TEST has, a .tsf file says, or two seasons (of weeks"
            + " 13)",
        "(${DEFAULT-VALUE})."
      })
  private Auto<Integer> horizon;

  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      converter = PanelModels.Converter.class,
      description = {
        "Some of persistence, seasonal-naive, naive2, theta, drift, ridge, lightgbm, s-swim (all"
            + " of",
        "them)."
      })
  private List<PanelCandidate> models = PanelModels.all();

  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "1",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  @InGroup(HelpGroup.SCORES)
  @Option(
      names = "--by",
      paramLabel = "unique_id",
      description = "Also tell the errors of each series: unique_id, or the name of that column.")
  private @Nullable String by;

  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private PanelTrainingMixin training;
  @Mixin private PanelBesideMixin beside;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    if (by != null && !by.equals("unique_id") && !by.equals(panels.idColumn())) {
      throw mistake("--by must be unique_id; got " + by);
    }
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(train, "the panel").distinctFrom(test, "the test");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(train, "the panel")
          .distinctFrom(test, "the test")
          .distinctFrom(json, "--json");
    }
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
        PanelComparison.of(truth, PanelModels.chosen(this, models), training.options(), seeds);
    PanelCheckpoints checkpoints = training.checkpoints();
    PanelComparison.Result result;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "evaluate")) {
      result = comparison.run(Workers.of(training.threads()), checkpoints, progress);
    }
    PanelReport table = new PanelReport(comparison, result);
    console().out().print(table.text());
    if (by != null) {
      console().out().print(table.extremes());
    }
    console().out().print(table.ending());
    if (reportFile != null) {
      reportFile.write(table.html(String.valueOf(train.getFileName())));
    }
    if (jsonFile != null) {
      jsonFile.write(
          table
              .json(train.toString(), test == null ? null : test.toString(), by != null)
              .toString());
    }
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }

  private PanelTruth truth(Panel panel) {
    if (test == null) {
      return PanelTruth.lastOf(panel, horizon.or(PanelMixin.usualHorizon(panel)));
    }
    PanelTruth truth = PanelTruth.of(panel, panels.raw(test, panel.beside().names().ahead(), null));
    if (!horizon.isAuto() && horizon.value() != truth.horizon()) {
      throw mistake(
          "--horizon must be the "
              + truth.horizon()
              + " rows of the test; got "
              + horizon.value()
              + ": leave it out");
    }
    return truth;
  }
}
