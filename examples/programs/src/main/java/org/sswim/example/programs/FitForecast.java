package org.sswim.example.programs;

import java.nio.file.Path;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ModelFile;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;

/** Fits a model to births.csv, saves it, reads it back and forecasts a week. */
public final class FitForecast {
  private FitForecast() {}

  /** The arguments are the CSV file and the model file to write. */
  public static void main(String[] arguments) {
    TimeSeries series = SeriesCsv.read(Path.of(arguments[0]), CsvOptions.defaults());

    // A forecast sees 28 days and gives 7. Only these two numbers are required.
    SSwimForecaster forecaster = SSwimForecaster.of(28, 7).levels(80).neurons(100);
    ForecastModel model = forecaster.fit(series);

    // A model file holds everything that a forecast needs; the runtime alone can read it.
    Path file = Path.of(arguments[1]);
    ModelFile.write(model, file);
    Forecast forecast = ModelFile.read(file).forecast(series);

    Forecast.Band band = forecast.bands().get(0);
    for (int lead = 1; lead <= forecast.horizon(); lead++) {
      System.out.printf(
          "%s: %.0f births, with 80 %% between %.0f and %.0f%n",
          forecast.time(lead),
          forecast.value(lead, 0),
          band.lower()[lead - 1],
          band.upper()[lead - 1]);
    }
  }
}
