package org.sswim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.IntervalTrial;
import org.sswim.evaluation.LeftOutErrors;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFile;
import org.sswim.options.Auto;
import org.sswim.report.ComparisonPage;
import org.sswim.report.ComparisonResult;
import org.sswim.report.Decimals;
import org.sswim.report.Figures;
import org.sswim.report.ForecastReport;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole road on data that ships with the product. */
@Command(name = "demo")
final class DemoCommand extends SubCommand {
  private static final String DATA = "us-births.csv";
  private static final int WINDOW = 28;
  private static final List<Integer> HORIZONS = List.of(7, 14, 28);
  private static final int HORIZON = 28;

  /** Those whose rows a newcomer needs. */
  private static final String MODELS =
      "persistence,seasonal-naive,ridge,random,s-swim,s-swim-spikes";

  @Option(names = "--data-only", paramLabel = "FILE")
  private @Nullable Path dataOnly;

  @Mixin private Flags.Folder folder = new Flags.Folder("sswim-demo");
  @Mixin private Flags.Results results;
  @Mixin private Flags.Seed seed;
  @Mixin private Flags.Neurons neurons = new Flags.Neurons(Auto.of(400));

  @Override
  void run() {
    if (dataOnly != null) {
      OutputFile.text("--data-only", dataOnly).write(ShippedData.read(DATA));
      console().println("Daily births in the United States, 1969 to 1988: " + dataOnly);
      return;
    }
    Path made = folder.made();
    OutputFile dataFile = OutputFile.text("--out", made.resolve(DATA));
    OutputFile modelFile = OutputFile.regular("--out", made.resolve("us-births.sswim"));
    OutputFile forecastFile = OutputFile.text("--out", made.resolve("forecast.csv"));
    Outputs outputs = new Outputs();
    for (OutputFile own : List.of(dataFile, modelFile, forecastFile)) {
      outputs.keep(own.path(), "a file of the demo");
    }
    results.check(outputs);
    PrintStream out = console().out();
    dataFile.write(ShippedData.read(DATA));
    TimeSeries births = SeriesCsv.read(dataFile.path(), CsvOptions.defaults());
    out.println("Daily births in the United States, 1969 to 1988: " + dataFile.path());
    out.println();
    out.flush();
    ForecastOptions training =
        ForecastOptions.defaults()
            .withNetwork(n -> n.withNeurons(neurons.count).withSeed(seed.first));
    ComparisonOptions options = options(training);
    ForecastComparison comparison = new ForecastComparison(births, options);
    ComparisonPage page =
        results.report.path == null
            ? null
            : new ComparisonPage(comparison, options.models().size());
    ComparisonResult result =
        EvaluateCommand.compare(
            String.valueOf(dataFile.path().getFileName()),
            births,
            options,
            comparison,
            page == null ? ForecastComparison.Observer.NONE : page.observer(),
            console());
    out.print(result.text());
    out.println();
    out.flush();
    SSwimForecaster forecaster = SSwimForecaster.of(WINDOW, HORIZON).withOptions(training);
    ForecastModel model = LeftOutErrors.fitted(forecaster, births, Workers.available()).model();
    ModelFile.write(model, modelFile.path());
    Forecast forecast = model.forecast(births);
    forecastFile.write(ForecastReport.csv(forecast, "date", Decimals.of(model, births)));
    results.json.write(result::json);
    if (page != null) {
      IntervalTrial none = new IntervalTrial(comparison.protocol(), List.of());
      results.report.write(() -> page.html(result, none, model));
    }
    out.println("Fitted to all rows and saved: " + modelFile.path());
    console()
        .println(
            "Forecast of %s to %s: %s",
            forecast.time(1), forecast.time(HORIZON), forecastFile.path());
    out.println(
        "The first: " + forecast.time(1) + ", " + Figures.plain(forecast.value(1, 0)) + " births");
    if (results.json.path != null) {
      out.println("Every number of the table: " + results.json.path);
    }
    if (results.report.path != null) {
      out.println("All of it in pictures: " + results.report.path);
    }
    out.println();
    out.println("Next, try:");
    out.println("  ./sswim inspect " + modelFile.path());
    out.println("  ./sswim predict " + modelFile.path() + " " + dataFile.path());
    out.println("  tail -n 40 " + dataFile.path() + " | ./sswim stream " + modelFile.path());
    out.println("  ./sswim evaluate YOUR.csv --window 28 --horizons 7,28");
    out.print(result.verdict().ending());
  }

  private static ComparisonOptions options(ForecastOptions training) {
    return ComparisonOptions.of(WINDOW, HORIZONS)
        .withModels(ForecastCandidates.ALL.list(MODELS))
        .withTraining(training);
  }
}
