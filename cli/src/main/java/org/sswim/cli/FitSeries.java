package org.sswim.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.GradientFit;
import org.sswim.forecasters.Start;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.options.Settings;
import org.sswim.report.Figures;
import org.sswim.report.GradientReport;
import org.sswim.report.ModelPage;
import org.sswim.report.ModelReport;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a model to a file and saves it: sampled and solved, or trained by gradients. */
abstract class FitSeries extends SeriesCommand {
  /** The share of a fit that trains; the rest says what it is worth. */
  private static final double TRAINED = 0.9;

  @Mixin private Flags.Horizon horizon;
  @Mixin private Flags.Saved saved;
  @Mixin private Flags.Verbose verbose;
  @Mixin private Flags.Level level;

  /** How gradients train, from where, and where their state is kept, if anywhere. */
  record Descent(GradientOptions options, Start start, @Nullable Path checkpoint) {}

  /** What came out, with its epochs if gradients trained it. */
  private record Found(
      FinalFit fit, double seconds, @Nullable String start, GradientFit.@Nullable Fitted trained) {}

  FitSeries() {
    super(new TrainingMixin(TrainingMixin.LeftOut.USUAL, GradientOptions.defaults()));
  }

  /** How gradients train, as it is set. */
  final GradientOptions gradient() {
    return training.gradient();
  }

  /**
   * Fits and saves.
   *
   * @param descent null to train without gradients
   */
  final Report fit(@Nullable Descent descent) {
    InputFiles input = input();
    if (descent != null) {
      training.requireTrainable(Settings.of(training.options(), descent.options));
    }
    TimeSeries series = read(List.of(horizon.rows));

    level.requireNames(series.channelNames());
    training.requireFit(series, horizon.rows);
    FinalTask task =
        training.forecaster(horizon.rows).task(series, Workers.of(training.threads.count));
    DataWarnings.ofTraining(task.fit().data().outliers(), console());
    Found found = descent == null ? solved(task) : trained(task, descent);
    // Windows that did not train are what a conformal interval asks for.
    AbsoluteErrors errors =
        level.levels().isEmpty()
            ? null
            : AbsoluteErrors.of(found.fit.leftOut(), series, found.fit.validation());
    FinalFit fit =
        errors == null ? found.fit : found.fit.withIntervals(errors.intervals(level.levels()));
    ForecastModel model = remembered(fit.model(), series);
    tellOfColumns(model);
    ModelFormat.FORECASTER.write(model, saved.path);
    GradientTrained trained = found.trained == null ? null : found.trained.trained();
    Report report =
        ModelPage.fitted(input.names(), series, fit, trained)
            .with(() -> ModelReport.json(model))
            .with("model", saved.path.toString())
            .with("file", input.names())
            .with("rows", series.rows())
            .with("fitSeconds", found.seconds)
            .say(verbose.fitted(model, ModelCommand.size(saved.path)));
    if (errors != null) {
      report.say(ModelReport.coverage(errors, level.levels()));
    }
    if (found.trained != null) {
      report
          .with("start", found.start)
          .with("startSeconds", found.trained.startSeconds())
          .with("bestEpoch", found.trained.trained().best())
          .with("epochs", found.trained.trained().epochs())
          .say("\n" + GradientReport.epochs(found.trained.trained()));
    }
    return report.say("\n" + ModelReport.saved(model, saved.path.toString(), found.seconds));
  }

  private Found solved(FinalTask task) {
    long began = System.nanoTime();
    try (ConsoleProgress progress = new ConsoleProgress(console(), "fit")) {
      FinalFit fit =
          new ForecastTrainer((done, next) -> progress.at(TRAINED * done, next)).fit(task);
      progress.at(TRAINED, "errors on left-out windows");
      FinalFit told = fit.withResults(LeftOutErrors.of(task, fit).results());
      return new Found(told, (System.nanoTime() - began) * 1e-9, null, null);
    }
  }

  private Found trained(FinalTask task, Descent descent) {
    GradientFit.Fitted trained;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "train")) {
      trained =
          new GradientFit(
                  descent.options,
                  descent.start,
                  (done, next) -> {
                    progress.at(done, next);
                    if (done >= 1) {
                      progress.beginAnew();
                    }
                  })
              .fit(
                  task,
                  (done, total, loss, best) ->
                      progress.at(
                          (int) done,
                          (int) total,
                          Figures.text("loss %.4f, validation %.4f", loss, best)),
                  descent.checkpoint);
    }
    FinalFit fit = new FinalFit(trained.model(), trained.model(), trained.watched());
    FinalFit told = fit.withResults(LeftOutErrors.of(task, fit).results());
    double seconds = trained.startSeconds() + trained.trained().seconds();
    return new Found(told, seconds, descent.start.label(), trained);
  }

  /** Tells of channels that never change, and of known columns that the model has no use for. */
  private void tellOfColumns(ForecastModel model) {
    List<String> names =
        Arrays.stream(model.standardizer().constantChannels())
            .mapToObj(c -> model.columnNames().get(c))
            .toList();
    DataWarnings.constantChannels(names, console());
    List<String> known = model.spec().covariates().known();
    if (model.knownColumns().isEmpty() && !known.isEmpty()) {
      tell(
          "forecasts do not see the known %s%s: no stage looks at %s; --verbose prints the choices",
          known.size() == 1 ? "column " : "columns ",
          String.join(", ", known),
          known.size() == 1 ? "it" : "them");
    }
  }

  /** Fits a model to a file and saves it. */
  @Command(name = "fit")
  static final class Fit extends FitSeries {
    @Mixin private Flags.ThenTrain thenTrain;

    @Override
    Report run() {
      return fit(
          thenTrain.epochs == null
              ? null
              : new Descent(gradient().withEpochs(thenTrain.epochs), Start.SSWIM, null));
    }
  }

  /** Trains a model by gradients and saves it. */
  @Command(name = "train")
  static final class Train extends FitSeries {
    @Option(names = "--init", paramLabel = "START", defaultValue = "sswim")
    private Start start;

    @Mixin private Flags.Checkpoint checkpoint;

    @Override
    Report run() {
      return fit(new Descent(gradient(), start, checkpoint.path));
    }
  }
}
