package org.sswim.report;

import java.util.List;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/** A page whose forecasts have prediction intervals of both signs. */
public final class BandPage {
  private BandPage() {}

  /** The page as HTML. */
  public static String html() {
    double[] values = new double[60];
    for (int r = 0; r < values.length; r++) {
      values[r] = Math.sin(r / 3.0) + 0.3;
    }
    TimeSeries series = TimeSeries.of(List.of("wave"), values, null);
    Origin.Choice choice = Origin.Choice.of(new SampleRange(10, 30), 12, 8, 1, 1);
    List<Origin> origins =
        List.of(
            choice.origin(series, 40, List.of(forecast(values, 40))),
            choice.origin(series, 60, List.of(forecast(values, 52))));
    return new Report("Bands", "wave.csv", series)
        .section("forecast", () -> choice.section("Note.", series, origins))
        .html();
  }

  private static Origin.ModelForecast forecast(double[] values, int end) {
    double[][] centre = new double[1][8];
    double[][][] bounds = new double[4][1][8];
    for (int k = 0; k < 8; k++) {
      centre[0][k] = values[end + k] + 0.05;
      bounds[0][0][k] = centre[0][k] - 0.2 - 0.05 * k;
      bounds[1][0][k] = centre[0][k] + 0.2 + 0.05 * k;
      bounds[2][0][k] = centre[0][k] - 0.1 - 0.02 * k;
      bounds[3][0][k] = centre[0][k] + 0.1 + 0.02 * k;
    }
    return new Origin.ModelForecast(
        "s-swim",
        centre,
        List.of(
            new Origin.Band(95, bounds[0], bounds[1]), new Origin.Band(80, bounds[2], bounds[3])));
  }
}
