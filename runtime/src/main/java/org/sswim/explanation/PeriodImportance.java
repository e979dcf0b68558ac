package org.sswim.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Background;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;
import org.sswim.series.TimeSeries;
import org.sswim.simulation.Semantics;

/**
 * Which neurons carry the forecasts made over a period. For every neuron it sums contributions over
 * the forecasts, leads and channels asked for. Variation within a lead and channel counts;
 * differences between leads or channels do not.
 */
public final class PeriodImportance {
  /** Forecasts that are looked at: enough for shares to settle. */
  private static final int MOST_FORECASTS = 1000;

  private final ForecastModel model;
  private final NeuronContributions contributions;
  private final int[] outputs;
  private final int[] lanes;
  private final int neurons;

  /** Sums over forecasts, for every lane and output: {@code [outputs]} and {@code [][neurons]}. */
  private final double[][] totals;

  private final double[][] sums;
  private final double[] products;
  private final double[] absolutes;
  private double squares;
  private int count;

  private PeriodImportance(
      ForecastModel model, NeuronContributions contributions, int lead, @Nullable Integer channel) {
    this.model = model;
    this.contributions = contributions;
    int channels = model.channels().size();
    int signals = model.spec().channels().signals(channels);
    boolean shared = model.spec().channels() == ChannelMode.SHARED;
    outputs =
        IntStream.range(0, model.network().outputs())
            .filter(o -> lead == 0 || o / signals == lead - 1)
            .filter(o -> shared || channel == null || o % signals == channel)
            .toArray();
    lanes =
        shared && channel != null
            ? new int[] {channel}
            : IntStream.range(0, model.spec().channels().lanes(channels)).toArray();
    neurons = model.network().hidden().last().neurons();
    totals = new double[lanes.length][outputs.length];
    sums = new double[lanes.length * outputs.length][neurons];
    products = new double[neurons];
    absolutes = new double[neurons];
  }

  /**
   * Measures importance over the forecasts made after rows {@code from .. to}, at most 1000 of
   * them, evenly spread.
   *
   * @param series the model's channels, in its order
   * @param from first row after which a forecast counts, at least H - 1
   * @param to last such row
   * @param lead 1 .. horizon; 0 for all
   * @param channel index of the channel; null for all
   * @param progress is told the share that is done
   * @return the most important first
   * @throws InvalidSeriesException if the model cannot be explained, or the first row has no window
   */
  public static List<NeuronImportance> measure(
      ForecastModel model,
      TimeSeries series,
      int from,
      int to,
      int lead,
      @Nullable Integer channel,
      DoubleConsumer progress) {
    Background background = model.background();
    if (background == null) {
      throw Problem.NO_BACKGROUND.of("the model does not remember its training windows");
    }
    Explainer.requireWindow(from, model.spec().window());
    NeuronContributions contributions =
        new NeuronContributions(model.network(), background.featureMeans());
    PeriodImportance period = new PeriodImportance(model, contributions, lead, channel);
    StreamingForecaster forecaster = new StreamingForecaster(model);
    boolean streaming = model.spec().semantics() == Semantics.STREAMING;
    int next = streaming ? 0 : from - model.spec().window() + 1;
    int forecasts = Math.min(MOST_FORECASTS, to - from + 1);
    for (int i = 0; i < forecasts; i++) {
      int row = from + (int) ((long) i * (to - from + 1) / forecasts);
      progress.accept((double) i / forecasts);
      Explainer.push(forecaster, series, next, row);
      next = row + 1;
      period.add(forecaster);
    }
    return period.result();
  }

  private void add(StreamingForecaster forecaster) {
    float[] features = new float[model.network().hidden().features()];
    for (int l = 0; l < lanes.length; l++) {
      forecaster.features(lanes[l], features);
      for (int o = 0; o < outputs.length; o++) {
        double[] contribution = contributions.of(features, 0, outputs[o]);
        double total = Arrays.stream(contribution).reduce(0, Double::sum);
        double[] own = sums[l * outputs.length + o];
        for (int n = 0; n < neurons; n++) {
          own[n] += contribution[n];
          products[n] += contribution[n] * total;
          absolutes[n] += Math.abs(contribution[n]);
        }
        totals[l][o] += total;
        squares += total * total;
      }
    }
    count++;
  }

  private List<NeuronImportance> result() {
    double variance = squares;
    double[] covariance = products.clone();
    for (int l = 0; l < lanes.length; l++) {
      for (int o = 0; o < outputs.length; o++) {
        double total = totals[l][o];
        variance -= total * total / count;
        for (int n = 0; n < neurons; n++) {
          covariance[n] -= sums[l * outputs.length + o][n] * total / count;
        }
      }
    }
    double values = (double) count * lanes.length * outputs.length;
    List<NeuronImportance> result = new ArrayList<>();
    for (int n = 0; n < neurons; n++) {
      double share = variance > 0 ? covariance[n] / variance : 0;
      result.add(new NeuronImportance(n, absolutes[n] / values, share));
    }
    result.sort(Comparator.comparingDouble((NeuronImportance i) -> -Math.abs(i.share())));
    return result;
  }
}
