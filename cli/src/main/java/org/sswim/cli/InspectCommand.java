package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ClassModelFile;
import org.sswim.model.ModelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.report.ClassModelReport;
import org.sswim.report.ClassifierReport;
import org.sswim.report.EnergyReport;
import org.sswim.report.InspectPage;
import org.sswim.report.ModelReport;
import org.sswim.report.PanelModelReport;
import org.sswim.report.TextPage;
import org.sswim.sequences.InvalidSequencesException;
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
      "  ./sswim inspect data.sswim --energy --data data.csv",
      "  ./sswim inspect digits.sswim --energy --data t10k-images-idx3-ubyte.gz"
    })
@SuppressWarnings("NullAway.Init")
final class InspectCommand extends SubCommand {
  private static final int WINDOWS = 32;

  /** Samples on which operations are counted, unless others are asked for. */
  static final int SAMPLES = 256;

  @Parameters(paramLabel = "MODEL", description = "Model file, from fit.")
  private Path model;

  @Basic
  @InGroup(HelpGroup.OUTPUT)
  @Option(names = "--json", paramLabel = "OUT", description = "Also write it as JSON here.")
  private @Nullable Path json;

  @Option(
      names = "--energy",
      description = {
        "Count instead what a forecast or a sample's class costs, on --data:",
        "synaptic operations, sparsity, footprint, and an estimate in joules."
      })
  private boolean energy;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "File on whose last windows, or on whose samples, --energy counts.")
  private @Nullable Path data;

  @Option(
      names = "--windows",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Forecasters: number of windows, the last of the file (32).")
  private @Nullable Integer windows;

  @Option(
      names = "--count",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Classifiers: number of samples, spread over the file (256).")
  private @Nullable Integer samples;

  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private CsvMixin csv;
  @Mixin private SequencesMixin sequences;

  @Override
  void run() {
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(model, "the model").distinctFrom(data, "--data");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      reportFile
          .distinctFrom(model, "the model")
          .distinctFrom(data, "--data")
          .distinctFrom(json, "--json");
    }
    if (energy != (data != null)) {
      throw mistake("--energy and --data FILE belong together; give both");
    }
    ModelFormat<?, ?> kind = ModelInput.kind(model);
    if (kind.holds(PanelModel.class)) {
      panel(jsonFile, reportFile);
      return;
    }
    if (!kind.holds(ForecastModel.class)) {
      classifier(jsonFile, reportFile);
      return;
    }
    if (samples != null) {
      throw mistake("--count is for classifiers, and the model forecasts; give --windows");
    }
    ForecastModel fitted = ModelInput.forecaster(model);
    if (data != null) {
      TimeSeries series = fitted.selectComplete(csv.readFor(this, fitted, data));
      energy(
          EnergyMeter.measure(fitted, series, windows == null ? WINDOWS : windows),
          jsonFile,
          reportFile);
      return;
    }
    long bytes = size(model);
    console()
        .print(verbose.all() ? ModelReport.full(fitted, bytes) : ModelReport.brief(fitted, bytes));
    console().print("\n" + ModelReport.summed(fitted, model.toString()));
    if (jsonFile != null) {
      jsonFile.write(ModelReport.json(fitted).with("bytes", bytes).toString());
    }
    if (reportFile != null) {
      reportFile.write(InspectPage.html(name(), fitted));
    }
  }

  private void panel(@Nullable OutputFile jsonFile, @Nullable OutputFile reportFile) {
    if (energy) {
      throw mistake(
          "--energy counts what one network takes, and the model is of panels; leave it out");
    }
    PanelModel fitted = ModelInput.panel(model);
    console().print(PanelModelReport.described(fitted));
    if (verbose.all()) {
      console().print(PanelModelReport.chosen(fitted));
    }
    if (jsonFile != null) {
      jsonFile.write(PanelModelReport.json(fitted).with("bytes", size(model)).toString());
    }
    if (reportFile != null) {
      reportFile.write(
          TextPage.html("model of panels", name(), PanelModelReport.described(fitted)));
    }
  }

  private void classifier(@Nullable OutputFile jsonFile, @Nullable OutputFile reportFile) {
    if (windows != null) {
      throw mistake("--windows is for forecasters, and the model names classes; give --count");
    }
    ClassModel fitted = ClassModelFile.read(model);
    if (data != null) {
      List<float[]> all = sequences.readFor(fitted, data).values();
      EnergyProfile profile;
      try {
        profile =
            ClassMeter.measure(fitted, ClassMeter.spread(all, samples == null ? SAMPLES : samples));
      } catch (IllegalArgumentException e) {
        throw InvalidSequencesException.refused(data, e);
      }
      energy(profile, jsonFile, reportFile);
      return;
    }
    String text =
        ClassModelReport.described(fitted)
            + ClassifierReport.origin(fitted, size(model), verbose.all());
    console().print(text);
    if (jsonFile != null) {
      jsonFile.write(ClassModelReport.json(fitted).with("bytes", size(model)).toString());
    }
    if (reportFile != null) {
      reportFile.write(TextPage.html("classifier", name(), text));
    }
  }

  private String name() {
    return String.valueOf(model.getFileName());
  }

  private void energy(
      EnergyProfile profile, @Nullable OutputFile jsonFile, @Nullable OutputFile reportFile) {
    String file = String.valueOf(Objects.requireNonNull(data).getFileName());
    EnergyReport found = new EnergyReport(profile, file);
    console().print(found);
    if (jsonFile != null) {
      jsonFile.write(found.json().with("model", model.toString()).toString());
    }
    if (reportFile != null) {
      reportFile.write(InspectPage.energy(file, profile));
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
