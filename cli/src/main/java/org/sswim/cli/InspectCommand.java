package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.panels.PanelModel;
import org.sswim.report.ClassifierReport;
import org.sswim.report.EnergyReport;
import org.sswim.report.ModelDescription;
import org.sswim.report.ModelPage;
import org.sswim.report.ModelReport;
import org.sswim.report.PanelModelReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a model is and where it came from. */
@Command(name = "inspect")
final class InspectCommand extends ModelCommand {
  private static final int WINDOWS = 32;

  @Option(names = "--energy", paramLabel = "FILE")
  private @Nullable Path data;

  @Mixin private Flags.Count count;

  @Mixin private ModelInput models;
  @Mixin private Flags.Results results;
  @Mixin private Flags.Verbose verbose;
  @Mixin private CsvMixin csv;
  @Mixin private SequencesMixin sequences;
  @Mixin private SettingsMixin settings = new SettingsMixin(SequencesMixin.Reading.USUAL);

  @Override
  void run() {
    ModelFormat<?> kind = ModelInput.kind(model);
    if (kind.holds(PanelModel.class)) {
      panel();
      return;
    }
    if (!kind.holds(ForecastModel.class)) {
      classifier();
      return;
    }
    ForecastModel fitted = models.forecaster(model);
    if (data != null) {
      TimeSeries series = fitted.selectComplete(csv.readFor(fitted, data));
      energy(EnergyMeter.measure(fitted, series, count.or(WINDOWS)));
      return;
    }
    long bytes = size(model);
    print(verbose.all ? ModelReport.full(fitted, bytes) : ModelReport.brief(fitted, bytes));
    print("\n" + ModelReport.summed(fitted, model.toString()));
    results.write(
        () -> ModelReport.json(fitted).with("bytes", bytes),
        () -> ModelPage.inspected(name(), fitted));
  }

  private void panel() {
    not(data != null)
        .or("--energy counts what one network takes, and the model is of panels; leave it out");
    PanelModel fitted = models.panel(model);
    String text = PanelModelReport.described(fitted);
    describe("model of panels", text, fitted, fitted.provenance());
    results.json.write(() -> PanelModelReport.json(fitted).with("bytes", size(model)));
  }

  /** Prints what is said of a model, and more of it if that is asked for; the same as a page. */
  private void describe(String kind, String text, Record fitted, Provenance provenance) {
    String more = ModelDescription.found(provenance) + "\n" + ModelDescription.text(fitted);
    print(text + (verbose.all ? more : ""));
    results.report.write(() -> ModelDescription.html(kind, name(), text, fitted, provenance));
  }

  private void classifier() {
    ClassModel fitted = models.classifier(model);
    if (data != null) {
      List<float[]> all =
          sequences
              .readFor(fitted, data, settings.get(SequencesMixin.Reading.class), csv.marks())
              .values();
      List<float[]> some = ClassMeter.spread(all, count.or(SAMPLES));
      EnergyProfile profile = SequencesMixin.suited(data, () -> ClassMeter.measure(fitted, some));
      energy(profile);
      return;
    }
    String text =
        ClassifierReport.described(fitted)
            + ClassifierReport.origin(fitted, size(model), verbose.all);
    describe("classifier", text, (Record) fitted, fitted.provenance());
    results.json.write(() -> ClassifierReport.json(fitted).with("bytes", size(model)));
  }

  private void energy(EnergyProfile profile) {
    String file = String.valueOf(Objects.requireNonNull(data).getFileName());
    EnergyReport found = new EnergyReport(profile, file);
    print(found.text());
    results.json.write(() -> found.json().with("model", model.toString()));
    results.report.write(() -> found.html());
  }
}
