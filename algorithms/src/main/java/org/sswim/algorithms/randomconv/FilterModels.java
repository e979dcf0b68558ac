package org.sswim.algorithms.randomconv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.CsvOptions;
import org.sswim.series.SeriesCsv;
import org.sswim.series.TimeSeries;
import org.sswim.studies.FilterForecaster;

/** Files of random filters with their read-outs: they forecast what follows a series. */
public final class FilterModels {
  private FilterModels() {}

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String run(
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
      Checks.that(Float.isFinite((float) forecast[k]))
          .or("the model's forecast at +%s is not a finite number: weights are too large", k + 1);
      out.append(String.valueOf(k + 1)).append(',').append(String.valueOf((float) forecast[k]));
      out.append('\n');
    }
    return "";
  }
}
