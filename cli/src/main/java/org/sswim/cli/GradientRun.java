package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
 * @param model where the model goes
 * @param json where a report goes, or null
 * @param report where a page goes, if anywhere
 * @param level which prediction intervals are wanted
 * @param verbose how much is told
 * @param validation share of the windows that are watched
 * @param checkpoint where the state of the training goes, or null
 */
record GradientRun(
    SubCommand command,
    InputFiles input,
    int horizon,
    Path model,
    @Nullable Path json,
    ReportMixin report,
    LevelMixin level,
    VerboseMixin verbose,
    double validation,
    @Nullable Path checkpoint) {

  /** Checks the options, reads, trains, writes and prints. */
  void run(
      TrainingMixin training,
      CovariatesMixin covariates,
      CsvMixin csv,
      GradientOptions gradient,
      Start start) {
    Console console = command.console();
    OutputFile modelFile = OutputFile.regular("--model", model);
    input.keepFrom(modelFile, "the file to train on");
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      input.keepFrom(jsonFile, "the file to train on");
      jsonFile.distinctFrom(model, "--model");
    }
    OutputFile reportFile = report.file();
    if (reportFile != null) {
      input.keepFrom(reportFile, "the file to train on");
      reportFile.distinctFrom(model, "--model").distinctFrom(json, "--json");
    }
    if (checkpoint != null) {
      OutputFile state = OutputFile.regular("--checkpoint", checkpoint);
      input.keepFrom(state, "the file to train on");
      state
          .distinctFrom(model, "--model")
          .distinctFrom(json, "--json")
          .distinctFrom(report.path(), "--report");
    }
    ForecastOptions options;
    try {
      options = training.options();
    } catch (IllegalArgumentException e) {
      throw command.mistake(String.valueOf(e.getMessage()));
    }
    requireTrainable(command, options);
    TimeSeries series = covariates.read(command, csv, input, training.channels());
    training.chooseWindow(command, series, List.of(horizon));
    level.requireNames(series.channelNames());
    double windows = series.rows() - training.window() - horizon + 1;
    training.requireFit(command, series, (int) Math.ceil(windows * validation));
    Workers workers = Workers.of(training.threads());
    FinalTask task = training.task(series, horizon, validation);
    OutlierWarning.ofTraining(task.data().outliers(), console);
    GradientFit.Fitted fitted = fitted(console, task, options, gradient, start, workers);
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
    if (jsonFile != null) {
      jsonFile.write(
          ModelReport.json(trained)
              .with("model", model.toString())
              .with("file", input.names())
              .with("rows", series.rows())
              .with("start", start.label())
              .with("startSeconds", fitted.startSeconds())
              .with("fitSeconds", seconds)
              .with("bestEpoch", fitted.trained().best())
              .with("epochs", EpochTable.json(fitted.trained().epochs()))
              .toString());
    }
    if (reportFile != null) {
      reportFile.write(
          ModelPage.trained(
              input.names(),
              series,
              new FinalFit(trained, trained, fitted.watched()),
              fitted.trained()));
    }
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
      Workers workers) {
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
              checkpoint);
    }
  }

  /** Refuses networks that gradients cannot train here. */
  static void requireTrainable(SubCommand command, ForecastOptions options) {
    if (options.semantics() == Semantics.STREAMING) {
      throw command.mistake("training by gradients is for --semantics windowed; got streaming");
    }
    if (options.network().neurons().isAuto()) {
      throw command.mistake(
          "training by gradients needs a number of --neurons, such as 400; got auto");
    }
    // Left to the data, gradients take values as they are.
    if (options.values().transform().or(ValueTransform.NONE) != ValueTransform.NONE) {
      throw command.mistake(
          "training by gradients is for --transform none; got "
              + options.values().transform().value().label());
    }
    if (options.members().or(1) > 1) {
      throw command.mistake(
          "training by gradients is for one network, --members 1; got " + options.members());
    }
  }
}
