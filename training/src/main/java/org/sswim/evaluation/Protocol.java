package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.Seasons;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;

/**
 * One series with the rules by which models are trained and scored. The rules are the split of its
 * windows, the rows that scalers see, and the scale of errors. Nothing is trained yet.
 *
 * @param splits of each horizon, in the order of the options
 * @param data the standardised series
 * @param scalerRows leading rows on which scalers are fitted: all of them train, whatever the
 *     horizon
 * @param workers who share the work
 * @param plan which windows train and which choose
 * @param scale the scale of errors
 * @param trainScale the same as far as training rows tell, for what is chosen
 * @param metrics what is measured beside the usual errors
 * @param change by which they scale errors: {@code [channels]}
 */
public record Protocol(
    List<Split> splits,
    TrainingData data,
    int scalerRows,
    Workers workers,
    FitPlan plan,
    MetricScale scale,
    MetricScale trainScale,
    List<Metric> metrics,
    double[] change) {

  /**
   * Splits and scales a series.
   *
   * @param channels shared or joint; instead of the one in the options
   * @throws org.sswim.series.InvalidDataException if the series is too short for the split
   */
  public static Protocol of(
      TimeSeries series, ComparisonOptions options, ChannelMode channels, Workers workers) {
    List<Split> splits =
        options.horizons().stream()
            .map(h -> options.splitRule().split(series.rows(), options.window(), h))
            .toList();
    // The shortest training part holds for all horizons.
    int scalerRows = splits.stream().mapToInt(Split::scalerRows).min().orElseThrow();
    TrainingData all =
        TrainingData.of(
            series, scalerRows, options.window(), channels, options.training().outliers());
    all.requireGroups();
    MetricScale scale =
        MetricScale.of(options.scale(), all.series(), all.standardizer(), series.rows());
    MetricScale trainScale =
        MetricScale.of(options.scale(), all.series(), all.standardizer(), scalerRows);
    int most = splits.stream().mapToInt(s -> s.train().count()).max().orElseThrow();
    FitPlan plan =
        new FitPlan(
            IntStream.range(0, splits.size())
                .mapToObj(h -> splits.get(h).part(options.horizons().get(h)))
                .toList(),
            trainScale.errorWeights(),
            options.stride().or(FitPlan.autoStride(most, channels.lanes(series.channels()))),
            false);
    double[] change = new double[series.channels()];
    if (!options.metrics().isEmpty()) {
      int season =
          Math.min(
              options.season().or(Seasons.candidates(series, scalerRows).get(0)), scalerRows - 1);
      Arrays.setAll(change, c -> scale.factor()[c] * change(all, scalerRows, c, season));
    }
    return new Protocol(
        splits,
        all.forPlan(plan),
        scalerRows,
        workers,
        plan,
        scale,
        trainScale,
        options.metrics(),
        change);
  }

  /** The mean absolute change of a channel from season to season, standardised. */
  private static double change(TrainingData all, int rows, int channel, int season) {
    TimeSeries series = all.given();
    double sum = 0;
    int count = 0;
    for (int row = season; row < rows; row++) {
      if (series.observed(row, channel) && series.observed(row - season, channel)) {
        Standardizer scales = all.standardizer();
        sum +=
            Math.abs(
                scales.score(channel, series.value(row, channel))
                    - scales.score(channel, series.value(row - season, channel)));
        count++;
      }
    }
    return sum / count;
  }

  /** Number of horizons. */
  public int size() {
    return splits.size();
  }

  /** The h-th horizon, in the order of the options. */
  public int horizon(int h) {
    return plan.part(h).horizon();
  }

  /** The split of the h-th horizon. */
  public Split split(int h) {
    return splits.get(h);
  }

  /** What networks of some options begin with. */
  public Fit fit(ForecastOptions options) {
    return new Fit(options, data, plan, workers);
  }

  /** Rows between the training windows that networks use. */
  public int stride() {
    return plan.stride();
  }

  /**
   * Names of the channels, and of columns beside them, that are constant over the training rows.
   */
  public List<String> constantChannels() {
    List<String> names = new ArrayList<>();
    for (int c : data.standardizer().constantChannels()) {
      names.add(data.series().columnNames().get(c));
    }
    return names;
  }

  /**
   * The errors of forecasters on their test windows.
   *
   * @param rows the forecasters, one for each horizon
   * @return their errors in the same order
   */
  public List<Metrics> test(List<Fitted.Row> rows) {
    IdentityHashMap<WindowedSeries, List<Integer>> alike = new IdentityHashMap<>();
    for (int h = 0; h < size(); h++) {
      alike.computeIfAbsent(rows.get(h).windows(), windows -> new ArrayList<>()).add(h);
    }
    Metrics[] metrics = new Metrics[size()];
    alike.forEach(
        (windows, own) -> {
          List<Scoring.Target> targets =
              own.stream().map(h -> target(h, rows.get(h).forecaster())).toList();
          List<Metrics> scored = Scoring.score(targets, windows, scale, workers);
          for (int i = 0; i < scored.size(); i++) {
            metrics[own.get(i)] = scored.get(i);
          }
        });
    return List.of(metrics);
  }

  private Scoring.Target target(int h, BlockForecaster forecaster) {
    return new Scoring.Target(forecaster, splits.get(h).test(), horizon(h), metrics, change);
  }
}
