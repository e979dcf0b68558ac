package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.sswim.forecasting.Decimals;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastCsv;
import org.sswim.forecasting.ForecastJson;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.RollOut;
import org.sswim.report.Figures;
import org.sswim.report.JsonText;
import org.sswim.report.ModelPage;
import org.sswim.report.Report;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forecasts the rows that follow a file. */
@Command(name = "predict")
final class PredictCommand extends ForecastCommand {
  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  @Mixin private Flags.Out out;
  @Mixin Flags.Results results;

  @Override
  Report run() {
    InputFiles input = new InputFiles(files);
    ForecastModel fitted = models.forecaster(model);
    int rows = steps.or(fitted.spec().horizon());
    TimeSeries series =
        future.joined(csv, fitted, RollOut.knownAhead(fitted, rows), input.readFor(fitted, csv));
    Forecast forecast = RollOut.of(fitted, series, rows);
    requireFinite(forecast);
    DataWarnings.ofForecast(
        fitted.outliersBefore(series), row -> future.place(series, row), console());
    String text =
        ForecastCsv.text(
            forecast, csv.dateHeading(series), decimals(fitted, () -> Decimals.of(fitted, series)));
    out.print(text, path -> written(forecast, path));
    return ModelPage.predicted(input.names(), series, fitted)
        .with(() -> json(forecast))
        .with("model", model.toString())
        .with("file", files.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }

  private static String written(Forecast forecast, Path file) {
    return Figures.text(
        "wrote %s: the forecast of %s from %s to %s\n",
        file,
        Figures.count(forecast.channels().size(), "channel"),
        forecast.time(1),
        forecast.time(forecast.horizon()));
  }

  /** In full precision: {@code time} and {@code values} by channel, a row for each lead. */
  private static JsonText json(Forecast forecast) {
    return JsonText.of("horizon", forecast.horizon())
        .with("channels", forecast.channels())
        .with(
            "forecast",
            ForecastJson.rows(
                forecast, forecast.horizon(), forecast.observed() == null ? null : forecast::time));
  }
}
