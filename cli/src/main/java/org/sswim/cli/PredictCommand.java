package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.report.ForecastReport;
import org.sswim.series.InvalidSeriesException;
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
    TimeSeries series = read(fitted);
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

  /** Reads no column but the model's, so that others may hold anything. */
  private TimeSeries read(ForecastModel fitted) {
    List<String> channels = fitted.channels();
    List<String> columns = csv.columns();
    if (columns.isEmpty()) {
      try {
        return csv.read(file, csv.options(channels), console());
      } catch (InvalidSeriesException e) {
        // The reader takes the model's channels for the user's option.
        String message = String.valueOf(e.getMessage());
        throw new InvalidSeriesException(
            message.replace("(--columns)", "(a channel of the model, else give --columns)"), e);
      }
    }
    if (columns.size() != channels.size()) {
      throw mistake(
          "--columns must name the model's "
              + channels.size()
              + " channels ("
              + String.join(", ", channels)
              + "); got "
              + columns.size());
    }
    TimeSeries series = csv.read(file, csv.options(), console());
    double[] values = new double[series.rows() * channels.size()];
    double[] row = new double[channels.size()];
    for (int r = 0; r < series.rows(); r++) {
      series.copyRow(r, row);
      System.arraycopy(row, 0, values, r * row.length, row.length);
    }
    return TimeSeries.of(channels, values, series.timeline());
  }
}
