package org.sswim.evaluation;

import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Forecast;
import org.sswim.forecasting.ForecastModel;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * Forecasts of one model at some origins, on the series' own scale.
 *
 * @param model the model
 * @param values {@code [origins][channels][horizon]}
 */
public record OriginForecasts(String model, double[][][] values) {

  /**
   * The forecast of a model behind a series.
   *
   * @return {@code [channels][horizon]}
   */
  static double[][] of(ForecastModel model, TimeSeries past) {
    Forecast forecast = model.forecast(past);
    return forecast.byChannel(forecast.values(), model.channels().size());
  }

  /**
   * The forecast from one window.
   *
   * @param start row at which the window starts
   * @param channels whose forecasts are wanted
   * @param standardizer by which the windows were standardised
   * @return {@code [channels][horizon]}
   */
  public static double[][] at(
      int start,
      int[] channels,
      int horizon,
      BlockForecaster forecaster,
      WindowedSeries windows,
      Standardizer standardizer) {
    int signals = windows.signals();
    double[] out = new double[windows.outputs(horizon)];
    double[][] values = new double[channels.length][horizon];
    int before = -1;
    for (int c = 0; c < channels.length; c++) {
      int channel = channels[c];
      int lane = windows.lanes() > 1 ? channel : 0;
      if (lane != before) {
        forecaster.forecast(windows, new SampleBlock(lane, start, 1, 1), horizon, out);
        before = lane;
      }
      for (int k = 0; k < horizon; k++) {
        double value = standardizer.invert(channel, out[k * signals + channel % signals]);
        values[c][k] = forecaster.scale().clip(channel, value);
      }
    }
    return values;
  }
}
