package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.EnergyProfile;
import org.sswim.experiments.speed.StreamStep;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.Pruning;
import org.sswim.forecasters.RecordedOptions;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.Intervals;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.options.Auto;
import org.sswim.panels.PanelModel;
import org.sswim.report.ClassifierReport;
import org.sswim.report.EnergyReport;
import org.sswim.report.ModelDescription;
import org.sswim.report.ModelPage;
import org.sswim.report.ModelReport;
import org.sswim.report.PanelModelReport;
import org.sswim.report.PruneReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for a model that was saved. */
abstract class ModelCommand extends SubCommand {
  /** Samples on which operations are counted, unless others are asked for. */
  static final int SAMPLES = 256;

  @Parameters(index = "0", paramLabel = "MODEL")
  Path model;

  /** The name of the model's file. */
  final String name() {
    return String.valueOf(model.getFileName());
  }

  /** Bytes of a file. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }

  /** Shows what a model is and where it came from. */
  @Command(name = "inspect")
  static final class Inspect extends ModelCommand {
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

  /** Drops the neurons that are missed least. */
  @Command(name = "prune")
  static final class Prune extends ModelCommand {
    @Mixin private Flags.Data data;

    @Option(names = "--keep", paramLabel = "N")
    private @Nullable Integer keep;

    @Option(names = "--max-loss", paramLabel = "PCT")
    private @Nullable Double maxLoss;

    @Mixin private SettingsMixin settings = new SettingsMixin(new Measured(Auto.auto()));

    @Mixin private ModelInput models;
    @Mixin private Flags.Saved saved;
    @Mixin private Flags.Threads threads;
    @Mixin private Flags.Results results;
    @Mixin private CsvMixin csv;

    /**
     * What measures the loss.
     *
     * @param validation share of the windows, the last, that are left out; auto: as in the fit
     */
    record Measured(Auto<Double> validation) {
      /** Checks the range. */
      Measured {
        TrainingMixin.requireShare(validation.or(FinalTask.USUAL_SHARE));
      }
    }

    @Override
    void run() {
      not((keep == null) == (maxLoss == null)).or("give one of --keep N and --max-loss PCT");
      Path out = saved.path;
      ForecastModel fitted =
          models.forecaster(
              model,
              "prune takes forecasters; fit a smaller one with 'sswim classify fit --neurons N'");
      int neurons = fitted.network().hidden().last().neurons();
      not(keep != null && keep > neurons)
          .or("--keep must lie in 1.." + neurons + ", the model's neurons; got " + keep);
      TimeSeries series = csv.readFor(fitted, data.path);
      Pruning.Result pruned = watched("prune", told -> pruned(fitted, series, told));
      if (!series.fingerprint().equals(fitted.provenance().data())) {
        tell(data.path + " is not what the model was fitted on; its read-out is solved on it");
      }
      ForecastModel smaller = pruned.model().withIntervals(intervals(fitted, pruned, series));
      ModelFormat.FORECASTER.write(smaller, out);
      double[] micros = StreamStep.micros(List.of(fitted, smaller), series);
      PruneReport report =
          new PruneReport(
              pruned,
              cost(fitted, model, micros[0], pruned, Pruning.Result.Errors::before),
              cost(smaller, out, micros[1], pruned, Pruning.Result.Errors::after));
      results.write(report::json, () -> report.html(name()));
      print(report.text());
      print("\n" + report.saved(out.toString()));
    }

    private Pruning.Result pruned(
        ForecastModel fitted, TimeSeries series, ConsoleProgress progress) {
      double share =
          settings
              .get(Measured.class)
              .validation
              .or(RecordedOptions.of(fitted.provenance()).validationShare());
      Pruning pruning = new Pruning(fitted, series, share, Workers.of(threads.count), progress);
      return keep != null ? pruning.keep(keep) : pruning.within(maxLoss == null ? 0 : maxLoss);
    }

    /** Of the levels that the model had, from the windows that a fit would take. */
    private static @Nullable Intervals intervals(
        ForecastModel old, Pruning.Result pruned, TimeSeries series) {
      Intervals had = old.intervals();
      FinalFit fit = pruned.fit();
      return had == null
          ? null
          : AbsoluteErrors.of(fit.leftOut(), series, fit.validation()).intervals(had.levels());
    }

    private static PruneReport.Cost cost(
        ForecastModel of,
        Path file,
        double micros,
        Pruning.Result pruned,
        ToDoubleFunction<Pruning.Result.Errors> mse) {
      return new PruneReport.Cost(
          of.network().hidden().last().neurons(),
          of.network().parameters(),
          size(file),
          micros,
          mse.applyAsDouble(pruned.leftOut()),
          mse.applyAsDouble(pruned.choosing()));
    }
  }
}
