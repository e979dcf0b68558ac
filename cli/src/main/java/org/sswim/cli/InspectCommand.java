package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
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
import org.sswim.report.Report;
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
  @Mixin Flags.Results results;
  @Mixin private Flags.Verbose verbose;
  @Mixin private CsvMixin csv;
  @Mixin private SequencesMixin sequences;
  @Mixin private SettingsMixin settings = new SettingsMixin(SequencesMixin.Reading.USUAL);

  @Override
  Report run() {
    ModelFormat<?> kind = ModelInput.kind(model);
    if (kind.holds(PanelModel.class)) {
      return panel();
    }
    if (!kind.holds(ForecastModel.class)) {
      return classifier();
    }
    ForecastModel fitted = models.forecaster(model);
    if (data != null) {
      TimeSeries series = fitted.selectComplete(csv.readFor(fitted, data));
      return energy(data, EnergyMeter.measure(fitted, series, count.or(WINDOWS)));
    }
    long bytes = size(model);
    return ModelPage.inspected(name(), fitted)
        .with(() -> ModelReport.json(fitted))
        .with("bytes", bytes)
        .say(verbose.all ? ModelReport.full(fitted, bytes) : ModelReport.brief(fitted, bytes))
        .say("\n" + ModelReport.summed(fitted, model.toString()));
  }

  private Report panel() {
    not(data != null)
        .or("--energy counts what one network takes, and the model is of panels; leave it out");
    PanelModel fitted = models.panel(model);
    String text = PanelModelReport.described(fitted);
    return described("model of panels", text, fitted, fitted.provenance())
        .with(() -> PanelModelReport.json(fitted))
        .with("bytes", size(model));
  }

  private Report described(String kind, String text, Record fitted, Provenance provenance) {
    return ModelDescription.report(kind, name(), text, fitted, provenance, verbose.all);
  }

  private Report classifier() {
    ClassModel fitted = models.classifier(model);
    if (data != null) {
      List<float[]> all =
          sequences
              .readFor(fitted, data, settings.get(SequencesMixin.Reading.class), csv.marks())
              .values();
      List<float[]> some = ClassMeter.spread(all, count.or(SAMPLES));
      return energy(data, SequencesMixin.suited(data, () -> ClassMeter.measure(fitted, some)));
    }
    String text =
        ClassifierReport.described(fitted)
            + ClassifierReport.origin(fitted, size(model), verbose.all);
    return described("classifier", text, (Record) fitted, fitted.provenance())
        .with(() -> ClassifierReport.json(fitted))
        .with("bytes", size(model));
  }

  private Report energy(Path file, EnergyProfile profile) {
    return new EnergyReport(profile, String.valueOf(file.getFileName()))
        .report()
        .with("model", model.toString());
  }
}
