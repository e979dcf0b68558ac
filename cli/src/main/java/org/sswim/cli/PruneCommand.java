package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
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
import org.sswim.options.Auto;
import org.sswim.report.PruneReport;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drops the neurons that are missed least. */
@Command(name = "prune")
final class PruneCommand extends ModelCommand {
  @Mixin private Flags.Data data;

  @Option(names = "--keep", paramLabel = "N")
  private @Nullable Integer keep;

  @Option(names = "--max-loss", paramLabel = "PCT")
  private @Nullable Double maxLoss;

  @Mixin private SettingsMixin settings = new SettingsMixin(new Measured(Auto.auto()));

  @Mixin private ModelInput models;
  @Mixin private Flags.Saved saved;
  @Mixin private Flags.Threads threads;
  @Mixin Flags.Results results;
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
  Report run() {
    not((keep == null) == (maxLoss == null)).or("give one of --keep N and --max-loss PCT");
    Path out = saved.path;
    ForecastModel fitted =
        models.forecaster(
            model,
            "prune takes forecasters; fit a smaller one with 'sswim classify fit --neurons N'");
    int neurons = fitted.network().hidden().last().neurons();
    not(keep != null && keep > neurons)
        .or("--keep must lie in 1.." + neurons + ", the model's neurons; got " + keep);
    TimeSeries series =
        DataWarnings.started(csv.readFor(fitted, data.path), fitted.spec().channels(), console());
    Pruning.Result pruned = watched("prune", told -> pruned(fitted, series, told));
    if (!series.fingerprint().equals(fitted.provenance().data())) {
      tell(data.path + " is not what the model was fitted on; its read-out is solved on it");
    }
    ForecastModel smaller = pruned.model().withIntervals(intervals(fitted, pruned, series));
    ModelFormat.FORECASTER.write(smaller, out);
    double[] micros = StreamStep.micros(List.of(fitted, smaller), series);
    return new PruneReport(
            pruned,
            cost(fitted, model, micros[0], pruned, Pruning.Result.Errors::before),
            cost(smaller, out, micros[1], pruned, Pruning.Result.Errors::after))
        .report(name(), out.toString());
  }

  private Pruning.Result pruned(ForecastModel fitted, TimeSeries series, ConsoleProgress progress) {
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
