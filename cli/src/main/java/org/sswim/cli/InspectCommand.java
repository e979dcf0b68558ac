package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.energy.EnergyMeter;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ClassModelFile;
import org.sswim.model.ModelKind;
import org.sswim.panels.PanelModel;
import org.sswim.report.ClassModelReport;
import org.sswim.report.ClassifierReport;
import org.sswim.report.EnergyReport;
import org.sswim.report.ModelReport;
import org.sswim.report.PanelModelReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a model is and where it came from. */
@Command(
    name = "inspect",
    customSynopsis = "sswim inspect MODEL [OPTIONS]",
    description = "Shows what a model is and where it came from.",
    footer = {
      "",
      "Example:",
      "  ./sswim inspect data.sswim",
      "  ./sswim inspect data.sswim --energy --data data.csv"
    })
@SuppressWarnings("NullAway.Init")
final class InspectCommand extends SubCommand {
  @Parameters(paramLabel = "MODEL", description = "Model file, from fit.")
  private Path model;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write it as JSON here.")
  private @Nullable Path json;

  @Option(
      names = "--energy",
      description = {
        "Count instead what a forecast costs, on --data: synaptic operations,",
        "sparsity, footprint, and an estimate in joules."
      })
  private boolean energy;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "CSV file on whose last windows --energy counts.")
  private @Nullable Path data;

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "32",
      converter = Converters.Count.class,
      description = "Number of windows, the last of the file (${DEFAULT-VALUE}).")
  private int windows;

  @Mixin private VerboseMixin verbose;
  @Mixin private CsvMixin csv;

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(model, "the model").distinctFrom(data, "--data");
    }
    if (energy != (data != null)) {
      throw mistake("--energy and --data FILE belong together; give both");
    }
    ModelKind kind = ModelKind.of(model);
    if (kind == ModelKind.PANEL) {
      panel(jsonFile);
      return;
    }
    if (kind != ModelKind.FORECASTER) {
      classifier(jsonFile);
      return;
    }
    ForecastModel fitted = ModelInput.forecaster(model);
    if (data != null) {
      TimeSeries series = fitted.selectComplete(csv.readFor(this, fitted, data));
      EnergyReport report =
          new EnergyReport(
              EnergyMeter.measure(fitted, series, windows), String.valueOf(data.getFileName()));
      console().print(report);
      if (jsonFile != null) {
        jsonFile.write(report.json().with("model", model.toString()).toString());
      }
      return;
    }
    long bytes = size(model);
    console()
        .print(verbose.all() ? ModelReport.full(fitted, bytes) : ModelReport.brief(fitted, bytes));
    console().print("\n" + ModelReport.summed(fitted, model.toString()));
    if (jsonFile != null) {
      jsonFile.write(ModelReport.json(fitted).with("bytes", bytes).toString());
    }
  }

  private void panel(@Nullable OutputFile jsonFile) {
    if (energy) {
      throw mistake(
          "--energy counts what one network takes, and the model is of panels; leave it out");
    }
    PanelModel fitted = ModelInput.panel(model);
    console().print(PanelModelReport.described(fitted));
    if (jsonFile != null) {
      jsonFile.write(PanelModelReport.json(fitted).with("bytes", size(model)).toString());
    }
  }

  private void classifier(@Nullable OutputFile jsonFile) {
    if (energy) {
      throw mistake(
          "--energy counts what forecasts take, and the model is a classifier; leave it out");
    }
    ClassModel fitted = ClassModelFile.read(model);
    console().print(ClassModelReport.described(fitted));
    console().print(ClassifierReport.origin(fitted, size(model), verbose.all()));
    if (jsonFile != null) {
      jsonFile.write(ClassModelReport.json(fitted).with("bytes", size(model)).toString());
    }
  }

  /** Bytes of a file. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }
}
