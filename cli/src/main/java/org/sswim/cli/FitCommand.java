package org.sswim.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.FinalFit;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.Start;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.report.ModelPage;
import org.sswim.report.ModelReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fits a model to a file and saves it. */
@Command(name = "fit")
@SuppressWarnings("NullAway.Init")
final class FitCommand extends SubCommand {
  /** The share of a fit that trains; the rest says what it is worth. */
  private static final double TRAINED = 0.9;

  @Mixin private FilesMixin files;

  @Mixin private HorizonMixin horizon;
  @Mixin private ThenTrainMixin thenTrain;
  @Mixin private SavedMixin saved;
  @Mixin private JsonMixin json;
  @Mixin private ReportMixin report;
  @Mixin private VerboseMixin verbose;
  @Mixin private LevelMixin level;
  @Mixin private TrainingMixin training = TrainingMixin.ofDescent();
  @Mixin private CsvMixin csv;
  @Mixin private CovariatesMixin covariates;

  @Override
  void run() {
    InputFiles input = files.input();
    Integer epochs = thenTrain.epochs();
    if (epochs != null) {
      new GradientRun(this, input, horizon.rows(), saved, json, report, level, verbose, null)
          .run(training, covariates, csv, training.gradient().withEpochs(epochs), Start.S_SWIM);
      return;
    }
    Outputs outputs = input.kept("the file to fit");
    OutputFile modelFile = saved.file(outputs);
    json.check(outputs);
    report.check(outputs);
    ForecastOptions options = training.options();
    TimeSeries series = covariates.read(this, csv, input, training.channels());
    training.chooseWindow(this, series, List.of(horizon.rows()));
    level.requireNames(series.channelNames());
    training.requireFit(this, series, horizon.rows());
    long began = System.nanoTime();
    Path model = saved.path();
    Workers workers = Workers.of(training.threads());
    FinalTask task = training.task(series, horizon.rows());
    OutlierWarning.ofTraining(task.data().outliers(), console());
    FinalFit finished;
    AbsoluteErrors errors = null;
    try (ConsoleProgress progress = new ConsoleProgress(console(), "fit")) {
      FinalFit bare =
          new ForecastTrainer(options, workers).telling(progress.part(0, TRAINED)).fit(task);
      progress.at(TRAINED, "errors on left-out windows");
      FinalFit fit = bare.withResults(LeftOutErrors.of(task, bare, options, workers).results());
      if (!level.levels().isEmpty()) {
        errors = AbsoluteErrors.of(fit.heldOut(), series, fit.validation());
      }
      finished = errors == null ? fit : fit.withIntervals(errors.intervals(level.levels()));
    }
    ForecastModel fitted = covariates.remembered(csv.remembered(finished.model(), series));
    double seconds = (System.nanoTime() - began) * 1e-9;
    tellOfColumns(fitted, console());
    ModelFile.write(fitted, modelFile.path());
    try {
      json.write(
          () ->
              ModelReport.json(fitted)
                  .with("model", model.toString())
                  .with("file", input.names())
                  .with("rows", series.rows())
                  .with("fitSeconds", seconds));
      report.write(() -> ModelPage.fitted(input.names(), series, finished));
    } catch (UnusableFileException e) {
      throw new UnusableFileException(e.getMessage() + "; the model is saved in " + model, e);
    }
    console().print(verbose.fitted(fitted, InspectCommand.size(model)));
    if (errors != null) {
      console().print(ModelReport.coverage(errors, level.levels()));
    }
    console().print("\n" + ModelReport.saved(fitted, model.toString(), seconds));
  }

  /** Tells of channels that never change, and of known columns that the model has no use for. */
  static void tellOfColumns(ForecastModel model, Console console) {
    List<String> names =
        Arrays.stream(model.standardizer().constantChannels())
            .mapToObj(c -> model.columnNames().get(c))
            .toList();
    Warnings.constantChannels(names, console);
    List<String> known = model.spec().covariates().known();
    if (model.knownColumns().isEmpty() && !known.isEmpty()) {
      console.tell(
          "forecasts do not see the known %s%s: no stage that does was taken"
              .formatted(known.size() == 1 ? "column " : "columns ", String.join(", ", known)));
    }
  }
}
