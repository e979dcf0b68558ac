package org.sswim.algorithms.randomconv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.ModelRunner;
import org.sswim.checks.Checks;
import org.sswim.gradient.Reading;
import org.sswim.model.ModelFormat;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.studies.FilterForecaster;

/** Files of random filters with their read-outs: they forecast what follows a series. */
public final class FilterModels implements ModelRunner<FilterForecaster> {
  @Override
  public ModelFormat<FilterForecaster> format() {
    return FilterForecaster.FORMAT;
  }

  @Override
  public String task() {
    return "forecasts the rows behind the first column of a CSV file: lead and value";
  }

  @Override
  public Reading reading() {
    return Reading.NEEDED;
  }

  @Override
  public String run(
      FilterForecaster forecaster, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    TimeSeries series = SeriesCsv.read(Objects.requireNonNull(file), CsvOptions.defaults());
    int window = forecaster.window();
    Checks.not(series.rows() < window)
        .or("%s: a window takes %s rows; the file has %s", file, window, series.rows());
    double[] last = new double[window];
    Arrays.setAll(last, t -> series.value(series.rows() - window + t, 0));
    out.append("lead,").append(series.channelNames().get(0)).append('\n');
    double[] forecast = forecaster.forecast(last);
    for (int k = 0; k < forecast.length; k++) {
      if (!Float.isFinite((float) forecast[k])) {
        throw new IllegalArgumentException(
            "the model's forecast at +" + (k + 1) + " is no finite number: weights are too large");
      }
      out.append(String.valueOf(k + 1)).append(',').append(String.valueOf((float) forecast[k]));
      out.append('\n');
    }
    return "";
  }
}
