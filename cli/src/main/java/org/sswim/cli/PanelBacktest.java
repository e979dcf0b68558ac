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

/** Forecasts a panel from rolling origins. */
@Command(
    name = "backtest",
    customSynopsis = "sswim panel backtest FILE [OPTIONS]",
    header = "Forecasts many series from rolling origins at their ends, beside simple rows.",
    description = {
      "What a model would have been worth, had it been used: each forecast sees nothing behind its",
      "origin, and neither does the model. Errors of a series are means over its origins."
    },
    footer = {"Example:", "  ./sswim panel backtest sales.csv --horizon 28 --origins 4 --refit"})
@SuppressWarnings("NullAway.Init")
final class PanelBacktest extends SubCommand {
  @Parameters(paramLabel = "FILE", description = "The panel.")
  private Path file;

  @Option(
      names = {"--horizon", "--horizons"},
      paramLabel = "auto|O",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = {
        "Rows to forecast; auto: as many as a .tsf file says, or two seasons, of weeks 13",
        "(${DEFAULT-VALUE})."
      })
  private Auto<Integer> horizon;

  @Option(
      names = "--origins",
      paramLabel = "K",
      defaultValue = "3",
      converter = Converters.Count.class,
      description = "Number of origins (${DEFAULT-VALUE}).")
  private int origins;

  @Option(
      names = "--every",
      paramLabel = "auto|N",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = "Rows between origins; auto for a horizon (${DEFAULT-VALUE}).")
  private Auto<Integer> every;

  @Option(
      names = "--refit",
      description = "Fit anew up to every origin instead of once, up to the first.")
  private boolean refit;

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

  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private PanelTrainingMixin training;
  @Mixin private PanelBesideMixin beside;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(file, "the panel");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile.distinctFrom(file, "the panel").distinctFrom(json, "--json");
    }
    Panel panel = panels.read(file, beside.names(this, panels), console());
    training.warn(file, panel, console());
    int rows = horizon.or(PanelMixin.usualHorizon(panel));
    List<PanelTruth> truths = PanelComparison.rolling(panel, rows, origins, every.or(rows));
    if (truths.get(0).leftOut() > 0) {
      console()
          .tell(
              truths.get(0).leftOut()
                  + " of "
                  + panel.size()
                  + " series are left out: they are too short for the first origin");
    }
    PanelComparison comparison =
        new PanelComparison(truths, refit, PanelModels.chosen(this, models), training.options(), 1);
    PanelCheckpoints checkpoints = training.checkpoints();
    PanelComparison.Result result;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "backtest")) {
      result = comparison.run(Workers.of(training.threads()), checkpoints, progress);
    }
    PanelReport table = new PanelReport(comparison, result);
    console().out().print(table.text());
    console().out().print(table.ending());
    if (jsonFile != null) {
      jsonFile.write(table.json(file.toString(), null, false).toString());
    }
    if (reportFile != null) {
      reportFile.write(table.html(String.valueOf(file.getFileName())));
    }
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
