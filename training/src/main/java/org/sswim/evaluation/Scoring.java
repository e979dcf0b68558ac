package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.features.RememberedFeatures;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * Scores forecasters on ranges of windows, block by block.
 *
 * @param range windows, each with O rows after it
 * @param horizon O
 * @param stride rows between windows, at least 1; those of a lane begin a row behind those of the
 *     lane before, as training windows do
 * @param scale on which errors are measured
 * @param workers share the work
 */
public record Scoring(
    SampleRange range, int horizon, int stride, MetricScale scale, Workers workers) {
  private static final int BLOCK_VALUES = 1 << 20;
  private static final int MOST_WINDOWS = 512;

  /**
   * The errors of a forecaster on the windows, all lanes; targets that were not observed are left
   * out one by one.
   */
  public Metrics of(BlockForecaster forecaster, WindowedSeries series) {
    Target target = new Target(forecaster, range, horizon, List.of(), new double[0]);
    return score(List.of(target), series, stride, scale, workers).get(0);
  }

  /**
   * The errors of several on every window of their ranges; what they see in common is computed
   * once.
   *
   * @return one for each
   */
  static List<Metrics> score(
      List<Target> targets, WindowedSeries series, MetricScale scale, Workers workers) {
    return score(targets, series, 1, scale, workers);
  }

  private static List<Metrics> score(
      List<Target> targets, WindowedSeries series, int stride, MetricScale scale, Workers workers) {
    List<Metrics> metrics =
        targets.stream()
            .map(t -> new Metrics(series.channels() * t.horizon).with(t.metrics, t.change))
            .toList();
    int longest = targets.stream().mapToInt(Target::horizon).max().orElseThrow();
    int from = targets.stream().mapToInt(t -> t.range.start()).min().orElseThrow();
    int to = targets.stream().mapToInt(t -> t.range.end()).max().orElseThrow();
    int most = Math.max(1, Math.min(MOST_WINDOWS, BLOCK_VALUES / series.outputs(longest)));
    List<SampleBlock> blocks = new ArrayList<>();
    for (int lane = 0; lane < series.lanes(); lane++) {
      int first = from + lane % stride;
      int windows = (to - first + stride - 1) / stride;
      new SampleBlock(lane, first, windows, stride).parts(most).forEach(blocks::add);
    }
    workers.inOrder(
        blocks.size(),
        () -> Worker.of(targets, series, most),
        (worker, index) -> worker.run(targets, series, blocks.get(index)),
        (worker, index) -> {
          for (int h = 0; h < targets.size(); h++) {
            double[] forecasts = worker.forecasts.get(h);
            add(forecasts, series, blocks.get(index), targets.get(h), scale, metrics.get(h));
          }
        });
    return metrics;
  }

  /**
   * A forecaster of a horizon, and the windows on which it is scored.
   *
   * @param metrics beside those of {@link Metrics}
   * @param change see {@link Metric#sum(double...)}
   */
  record Target(
      BlockForecaster forecaster,
      SampleRange range,
      int horizon,
      List<Metric> metrics,
      double[] change) {}

  private static void add(
      double[] forecast,
      WindowedSeries series,
      SampleBlock block,
      Target target,
      MetricScale scale,
      Metrics metrics) {
    int signals = series.signals();
    int outputs = series.outputs(target.horizon);
    double[] truth = new double[target.horizon];
    double[] course = new double[target.horizon];
    for (int i = 0; i < block.count(); i++) {
      if (block.start(i) < target.range.start() || block.start(i) >= target.range.end()) {
        continue;
      }
      int row = block.start(i) + series.window();
      for (int k = 0; k < target.horizon; k++) {
        for (int s = 0; s < signals; s++) {
          if (!series.given(block.lane(), row + k, s)) {
            continue;
          }
          int channel = series.channel(block.lane(), s);
          double a = scale.factor()[channel];
          double b = scale.offset()[channel];
          metrics.add(
              k * series.channels() + channel,
              a * series.truth(block.lane(), row + k, s) + b,
              a * forecast[i * outputs + k * signals + s] + b);
        }
      }
      for (int s = 0; s < signals && metrics.hasMore(); s++) {
        int channel = series.channel(block.lane(), s);
        double a = scale.factor()[channel];
        double b = scale.offset()[channel];
        for (int k = 0; k < target.horizon; k++) {
          boolean given = series.given(block.lane(), row + k, s);
          truth[k] = given ? a * series.truth(block.lane(), row + k, s) + b : Double.NaN;
          course[k] = a * forecast[i * outputs + k * signals + s] + b;
        }
        metrics.addWindow(channel, truth, course);
      }
    }
  }

  /**
   * What one thread needs.
   *
   * @param forecasters one for each target
   * @param forecasts those of a block, one for each target
   */
  private record Worker(List<BlockForecaster> forecasters, List<double[]> forecasts) {

    static Worker of(List<Target> targets, WindowedSeries series, int most) {
      IdentityHashMap<FeatureMap, FeatureMap> shared = new IdentityHashMap<>();
      List<BlockForecaster> own = new ArrayList<>();
      for (Target target : targets) {
        own.add(
            target.forecaster instanceof LinearForecaster linear
                ? linear.over(
                    shared.computeIfAbsent(
                        linear.readout().features(),
                        map -> new RememberedFeatures(map.forWorker())))
                : target.forecaster.forWorker());
      }
      return new Worker(
          own, targets.stream().map(t -> new double[most * series.outputs(t.horizon)]).toList());
    }

    void run(List<Target> targets, WindowedSeries series, SampleBlock block) {
      for (int h = 0; h < targets.size(); h++) {
        forecasters.get(h).forecast(series, block, targets.get(h).horizon, forecasts.get(h));
      }
    }
  }
}
