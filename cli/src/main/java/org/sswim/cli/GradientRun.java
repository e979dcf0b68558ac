package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Semantics;
import org.sswim.gradient.GradientFit;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.Start;
import org.sswim.model.ModelFile;
import org.sswim.report.EpochTable;
import org.sswim.report.Figures;
import org.sswim.report.ModelReport;
import org.sswim.series.TimeSeries;
import org.sswim.training.SSwimOptions;

/**
 * Trains a model by gradients and saves it, for the commands that do.
 *
 * @param command the command
 * @param file the series
 * @param horizon O
 * @param model where the model goes
 * @param json where a report goes, or null
 * @param validation share of the windows that are watched
 * @param checkpoint where the state of the training goes, or null
 */
record GradientRun(
    SubCommand command,
    Path file,
    int horizon,
    Path model,
    @Nullable Path json,
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
    OutputFile modelFile =
        OutputFile.regular("--model", model).distinctFrom(file, "the file to train on");
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(file, "the file to train on").distinctFrom(model, "--model");
    }
    if (checkpoint != null) {
      OutputFile.regular("--checkpoint", checkpoint)
          .distinctFrom(file, "the file to train on")
          .distinctFrom(model, "--model")
          .distinctFrom(json, "--json");
    }
    SSwimOptions options;
    try {
      options = training.options();
    } catch (IllegalArgumentException e) {
      throw command.mistake(String.valueOf(e.getMessage()));
    }
    requireTrainable(command, options);
    TimeSeries series = covariates.read(command, csv, file, List.of(horizon), training.channels());
    double windows = series.rows() - training.window() - horizon + 1;
    training.requireFit(command, series, (int) Math.ceil(windows * validation));
    training.prepare();
    console.note("training on " + Figures.count(series.rows(), "row") + " ...");
    GradientFit.Fitted fitted;
    try (ConsoleProgress progress = new ConsoleProgress(console, "train")) {
      fitted =
          new GradientFit(options, gradient, start)
              .fit(
                  series,
                  training.window(),
                  horizon,
                  training.channels(),
                  validation,
                  training.stride(),
                  (done, total, loss, best) ->
                      progress.at(
                          (int) done,
                          (int) total,
                          String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, best)),
                  checkpoint);
    }
    FitCommand.warnOfConstants(fitted.model(), console);
    ModelFile.write(fitted.model(), modelFile.path());
    double seconds = fitted.startSeconds() + fitted.trained().seconds();
    if (jsonFile != null) {
      jsonFile.write(
          ModelReport.json(fitted.model())
              .with("model", model.toString())
              .with("file", String.valueOf(file.getFileName()))
              .with("rows", series.rows())
              .with("start", start.label())
              .with("startSeconds", fitted.startSeconds())
              .with("fitSeconds", seconds)
              .with("bestEpoch", fitted.trained().best())
              .objects("epochs", EpochTable.json(fitted.trained()))
              .toString());
    }
    console.out().print(ModelReport.fitted(fitted.model()));
    console.out().println();
    console.out().print(EpochTable.of(fitted.trained()));
    console.out().println("saved " + model + " after " + Figures.seconds(seconds) + " s");
  }

  /** Refuses networks that gradients cannot train here. */
  static void requireTrainable(SubCommand command, SSwimOptions options) {
    if (options.semantics() == Semantics.STREAMING) {
      throw command.mistake("training by gradients is for --semantics windowed; got streaming");
    }
    if (options.skip()) {
      throw command.mistake("training by gradients knows no skip synapses; leave out --skip on");
    }
    if (options.neurons() == SSwimOptions.AUTO_NEURONS) {
      throw command.mistake(
          "training by gradients needs a number of --neurons, such as 400; got auto");
    }
  }
}
