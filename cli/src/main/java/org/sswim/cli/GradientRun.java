package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.GradientFit;
import org.sswim.forecasters.Start;
import org.sswim.forecasting.ForecastModel;
import org.sswim.gradient.GradientOptions;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.options.Settings;
import org.sswim.report.EpochTable;
import org.sswim.report.ModelPage;
import org.sswim.report.ModelReport;
import org.sswim.series.TimeSeries;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/**
 * Trains a model by gradients and saves it, for the commands that do.
 *
 * @param command the command
 * @param input the series
 * @param horizon O
 * @param saved where the model goes
 * @param json where a report goes, if anywhere
 * @param report where a page goes, if anywhere
 * @param level which prediction intervals are wanted
 * @param verbose how much is told
 * @param checkpoint where the state of the training goes, or null
 */
record GradientRun(
    SubCommand command,
    InputFiles input,
    int horizon,
    SavedMixin saved,
    JsonMixin json,
    ReportMixin report,
    LevelMixin level,
    VerboseMixin verbose,
    @Nullable CheckpointMixin checkpoint) {

  /** Checks the options, reads, trains, writes and prints. */
  void run(
      TrainingMixin training,
      CovariatesMixin covariates,
      CsvMixin csv,
      GradientOptions gradient,
      Start start) {
    Console console = command.console();
    Path model = saved.path();
    Outputs outputs = input.kept("the file to train on");
    OutputFile modelFile = saved.file(outputs);
    json.check(outputs);
    report.check(outputs);
    Path state = checkpoint == null ? null : checkpoint.file(outputs);
    ForecastOptions options = training.options();
    requireTrainable(command, Settings.of(options, gradient));
    TimeSeries series = covariates.read(command, csv, input, training.channels());
    training.chooseWindow(command, series, List.of(horizon));
    level.requireNames(series.channelNames());
    training.requireFit(command, series, horizon);
    Workers workers = Workers.of(training.threads());
    FinalTask task = training.task(series, horizon);
    OutlierWarning.ofTraining(task.data().outliers(), console);
    GradientFit.Fitted fitted = fitted(console, task, options, gradient, start, workers, state);
    // The watched windows have not trained: errors on them are what a conformal interval asks for.
    AbsoluteErrors errors =
        level.levels().isEmpty()
            ? null
            : AbsoluteErrors.of(fitted.model(), series, fitted.watched());
    FinalFit untold = new FinalFit(fitted.model(), fitted.model(), fitted.watched());
    FinalFit told = untold.withResults(LeftOutErrors.of(task, untold, options, workers).results());
    ForecastModel bare = covariates.remembered(csv.remembered(told.model(), series));
    ForecastModel trained =
        errors == null ? bare : bare.withIntervals(errors.intervals(level.levels()));
    FitCommand.tellOfColumns(trained, console);
    ModelFile.write(trained, modelFile.path());
    double seconds = fitted.startSeconds() + fitted.trained().seconds();
    json.write(
        () ->
            ModelReport.json(trained)
                .with("model", model.toString())
                .with("file", input.names())
                .with("rows", series.rows())
                .with("start", start.label())
                .with("startSeconds", fitted.startSeconds())
                .with("fitSeconds", seconds)
                .with("bestEpoch", fitted.trained().best())
                .with("epochs", EpochTable.json(fitted.trained().epochs())));
    report.write(
        () ->
            ModelPage.trained(
                input.names(),
                series,
                new FinalFit(trained, trained, fitted.watched()),
                fitted.trained()));
    console.print(verbose.fitted(trained, InspectCommand.size(model)));
    if (errors != null) {
      console.print(ModelReport.coverage(errors, level.levels()));
    }
    console.println();
    console.print(EpochTable.of(fitted.trained()));
    console.print("\n" + ModelReport.saved(trained, model.toString(), seconds));
  }

  private GradientFit.Fitted fitted(
      Console console,
      FinalTask task,
      ForecastOptions options,
      GradientOptions gradient,
      Start start,
      Workers workers,
      @Nullable Path state) {
    try (ConsoleProgress progress = new ConsoleProgress(console, "train")) {
      return new GradientFit(options, gradient, start, workers)
          .telling(
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
                      String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, best)),
              state);
    }
  }

  /** Options of a model, with what stands behind its name. */
  static Settings of(Candidate<?, ?> model, ForecastOptions options, GradientOptions gradient) {
    List<String> parts = List.of(model.label().split(":", -1));
    return Settings.of(options, gradient).withAll(parts.subList(1, parts.size()));
  }

  /** Refuses networks that gradients cannot train here. */
  static void requireTrainable(SubCommand command, Settings set) {
    ForecastOptions options = set.get(ForecastOptions.class);
    if (options.semantics() == Semantics.STREAMING) {
      throw command.mistake("training by gradients is for semantics=windowed; got streaming");
    }
    if (options.network().neurons().isAuto()) {
      throw command.mistake(
          "training by gradients needs a number of --neurons, such as 400; got auto");
    }
    // Left to the data, gradients take values as they are.
    if (options.values().transform().or(ValueTransform.NONE) != ValueTransform.NONE) {
      throw command.mistake(
          "training by gradients is for transform=none; got "
              + options.values().transform().value().label());
    }
    if (options.members().or(1) > 1) {
      throw command.mistake(
          "training by gradients is for one network, members=1; got " + options.members());
    }
    if (set.get(GradientOptions.class).loss() == GradientOptions.Loss.CROSS_ENTROPY) {
      throw command.mistake("loss must be mse or mae where values are forecast; got cross-entropy");
    }
  }
}
