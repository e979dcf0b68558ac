package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.report.ForecastReport;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts the rows that follow a file. */
@Command(
    name = "predict",
    customSynopsis = "sswim predict MODEL FILE [OPTIONS]",
    description = "Forecasts the rows that follow a CSV file, as CSV.",
    footer = {"", "Example:", "  ./sswim predict data.sswim data.csv --out next.csv"})
@SuppressWarnings("NullAway.Init")
final class PredictCommand extends SubCommand {
  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file, from fit.")
  private Path model;

  @Parameters(index = "1", paramLabel = "FILE", description = "CSV file, plain or gzipped.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "CSV",
      description = "Where to write the forecast; else to standard output.")
  private @Nullable Path out;

  @Option(names = "--json", paramLabel = "OUT", description = "Also write it as JSON here.")
  private @Nullable Path json;

  @Mixin private CsvMixin csv;

  @Override
  void run() {
    OutputFile outFile = checked("--out", out, json, "--json");
    OutputFile jsonFile = checked("--json", json, null, "");
    ForecastModel fitted = ModelFile.read(model);
    TimeSeries series = csv.readFor(fitted, file, this);
    Forecast forecast = fitted.forecast(series);
    String text = ForecastReport.csv(forecast, csv.dateHeading(series));
    if (outFile == null) {
      console().out().print(text);
    } else {
      outFile.write(text);
    }
    if (jsonFile != null) {
      jsonFile.write(
          ForecastReport.json(forecast)
              .with("model", model.toString())
              .with("file", file.toString())
              .toString());
    }
  }

  private @Nullable OutputFile checked(
      String option, @Nullable Path path, @Nullable Path other, String otherRole) {
    OutputFile output = OutputFile.optional(option, path);
    return output == null
        ? null
        : output
            .distinctFrom(model, "the model")
            .distinctFrom(file, "the file to continue")
            .distinctFrom(other, otherRole);
  }
}
