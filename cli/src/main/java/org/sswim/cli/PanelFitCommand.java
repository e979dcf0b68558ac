package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.model.PanelFile;
import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelFit;
import org.sswim.paneltrainers.PanelTrainer;
import org.sswim.report.PanelForecastPage;
import org.sswim.report.PanelModelReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a model to a panel and saves it. */
@Command(
    name = "fit",
    customSynopsis = "sswim panel fit FILE --model OUT [OPTIONS]",
    description = "Fits one model to all series of a panel and saves it.",
    footer = {
      "Example:",
      "  ./sswim panel fit sales.csv --horizon 28 --level 80,95 --model sales.sswim"
    })
@SuppressWarnings("NullAway.Init")
final class PanelFitCommand extends SubCommand {
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
      names = "--model",
      required = true,
      paramLabel = "OUT",
      description = "Where to save the model (required).")
  private Path model;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write what was found here.")
  private @Nullable Path json;

  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private PanelTrainingMixin training;
  @Mixin private PanelBesideMixin beside;
  @Mixin private PanelMixin panels;

  @Override
  void run() {
    OutputFile modelFile = OutputFile.regular("--model", model).distinctFrom(file, "the panel");
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(file, "the panel").distinctFrom(model, "--model");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(file, "the panel")
          .distinctFrom(model, "--model")
          .distinctFrom(json, "--json");
    }
    Panel panel = panels.read(file, beside.names(this, panels), console());
    training.warn(file, panel, console());
    long began = System.nanoTime();
    int rows = horizon.or(PanelMixin.usualHorizon(panel));
    PanelCheckpoints checkpoints = training.checkpoints();
    PanelFit fit;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "fit")) {
      fit =
          new PanelTrainer(training.options(), Workers.of(training.threads()), checkpoints)
              .fit(panel, rows, progress);
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    PanelFile.write(fit.model(), modelFile.path());
    if (jsonFile != null) {
      jsonFile.write(
          PanelModelReport.json(fit)
              .with("model", model.toString())
              .with("file", file.toString())
              .with("fitSeconds", seconds)
              .toString());
    }
    if (reportFile != null) {
      reportFile.write(
          PanelForecastPage.fitted(
              String.valueOf(file.getFileName()), panel, fit, training.options()));
    }
    console().out().print(PanelModelReport.fitted(fit, model.toString(), seconds, verbose.all()));
    if (checkpoints != null) {
      checkpoints.clear();
    }
  }
}
