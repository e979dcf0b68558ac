package org.sswim.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.stored.JsonObject;

/**
 * How the forecast of a channel splits into what its stages add, lead by lead, in the units of the
 * file:
 *
 * <pre>
 *   forecast_k = level + moment_k + past_k + joint_k
 *   moment_k = T^-1(g_k) - level,  past_k = T^-1(g_k + f_k) - T^-1(g_k),  level = T^-1(0)
 * </pre>
 *
 * <p>where T is the standardisation of the channel, after its transform if it has one. Each stage
 * adds to those before it, within the {@linkplain org.sswim.forecasting.Bounds limits} of the
 * channel.
 *
 * @param level the channel's usual level
 * @param moment what the moment adds to it: {@code [horizon]}; 0 without such a stage
 * @param past what the past adds to that: {@code [horizon]}
 * @param joint what moment and past together add to both: {@code [horizon]}; 0 without such a stage
 */
public record StageSplit(double level, double[] moment, double[] past, double[] joint) {
  /**
   * The forecast after a row, split.
   *
   * @param series from {@link ForecastModel#select}
   * @param row the row that the forecast sees last, counted from 0
   * @return for each channel; none where the model has no stage but the past
   * @throws org.sswim.series.InvalidDataException if there are fewer than H rows up to that one, or
   *     known columns or dates that the model needs are missing
   */
  public static List<StageSplit> of(ForecastModel model, TimeSeries series, int row) {
    if (model.momentInputs() == null) {
      return List.of();
    }
    StreamingForecaster forecaster = new StreamingForecaster(model);
    Explainer.push(forecaster, series, Explainer.first(model, row), row);
    int channels = model.channels().size();
    double[] forecast = new double[model.spec().horizon() * channels];
    forecaster.forecast(forecast);
    List<StageSplit> splits = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      splits.add(of(model, forecaster, forecast, c));
    }
    return splits;
  }

  private static StageSplit of(
      ForecastModel model, StreamingForecaster forecaster, double[] forecast, int channel) {
    Standardizer standardizer = model.standardizer();
    int horizon = model.spec().horizon();
    double level = standardizer.invert(channel, 0);
    double[] moment = new double[horizon];
    double[] past = new double[horizon];
    double[] joint = new double[horizon];
    for (int k = 0; k < horizon; k++) {
      double all = forecast[k * model.channels().size() + channel];
      double g = forecaster.moment(k + 1, channel);
      double said = model.bounds().clip(channel, standardizer.invert(channel, g));
      double h = forecaster.joint(k + 1, channel);
      double before =
          h == 0 ? all : model.bounds().clip(channel, standardizer.moved(channel, all, -h));
      moment[k] = said - level;
      past[k] = before - said;
      joint[k] = all - before;
    }
    return new StageSplit(level, moment, past, joint);
  }

  /** What all of it sums to at a lead, counted from 0. */
  public double forecast(int lead) {
    return level + moment[lead] + past[lead] + joint[lead];
  }

  /** The mean absolute value of a stage's contribution over the leads. */
  public static double size(double[] stage) {
    return DoubleStream.of(stage).map(Math::abs).average().orElse(0);
  }

  /**
   * Every number, for JSON: the {@code level}, and for each of the {@code leads} what {@code
   * moment}, {@code past} and {@code joint} add and the {@code forecast} that it sums to.
   */
  public JsonObject members() {
    return JsonObject.of("level", level)
        .with("leads", IntStream.range(0, moment.length).mapToObj(this::lead).toList());
  }

  private JsonObject lead(int k) {
    return JsonObject.of("lead", k + 1)
        .with("moment", moment[k])
        .with("past", past[k])
        .with("joint", joint[k])
        .with("forecast", forecast(k));
  }
}
