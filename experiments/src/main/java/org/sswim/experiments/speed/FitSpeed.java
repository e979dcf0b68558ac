package org.sswim.experiments.speed;

import org.sswim.features.FeatureMap;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.series.TimeSeries;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * A whole fit, as {@code sswim fit} does it, and where its time goes.
 *
 * @param windows windows that train, all lanes together
 * @param features P
 * @param chooseSeconds seconds of the pilots that choose the inputs
 * @param sampleSeconds of sampling the hidden layer
 * @param simulationSeconds of simulating every window, measured by itself
 * @param equationsSeconds of the rest of the pass over the windows: products and sums
 * @param solveSeconds of choosing penalties and solving
 * @param totalSeconds of all of it
 * @param floorSeconds of {@link BlasFloor}, measured right after
 */
public record FitSpeed(
    double windows,
    int features,
    double chooseSeconds,
    double sampleSeconds,
    double simulationSeconds,
    double equationsSeconds,
    double solveSeconds,
    double totalSeconds,
    double floorSeconds) {
  private static final int BLOCK = 512;

  /**
   * Fits and measures: one network of all channels, every window.
   *
   * @param effort products of two features of a row that a thread computes for the floor, by rows
   *     of a block
   */
  static FitSpeed measure(
      TimeSeries series, int window, int horizon, int neurons, int effort, Workers workers) {
    int rows = series.rows();
    int channels = series.channels();
    int stride = 1;
    ForecastOptions options = ForecastOptions.defaults().withNetwork(n -> n.withNeurons(neurons));
    ForecastTrainer trainer = new ForecastTrainer();
    FitPlan plan = FitPlan.forFinalFit(rows, window, horizon, 0.2, channels, stride);
    long began = System.nanoTime();
    TrainingData data = TrainingData.of(series, rows, window, ChannelMode.SHARED);
    Fit fit = new Fit(options, data, plan, workers);
    NetworkPlan network = trainer.plan(fit);
    double choose = (System.nanoTime() - began) * 1e-9;
    Trained trained = trainer.train(fit, network, WeightSource.S_SWIM).trained();
    double total = (System.nanoTime() - began) * 1e-9;
    int all = plan.part(0).validation().end();
    double simulate =
        simulate(
            trained.features(),
            data.windows().samples(network.relativeInput()),
            all,
            stride,
            workers);
    double windows = (double) all / stride * channels;
    int features = trained.features().features();
    double floor =
        BlasFloor.measure(features, horizon, Math.max(1, effort / features / features), workers)
            .seconds(windows, features, horizon);
    return new FitSpeed(
        windows,
        features,
        choose,
        trained.seconds().getOrDefault("sample", 0.0),
        simulate,
        trained.seconds().getOrDefault("gather", 0.0) - simulate,
        trained.seconds().getOrDefault("solve", 0.0),
        total,
        floor);
  }

  /** Seconds of computing the features of all windows. */
  private static double simulate(
      FeatureMap features, Samples samples, int end, int stride, Workers workers) {
    int perLane = end / stride;
    int blocks = (perLane + BLOCK - 1) / BLOCK;
    long began = System.nanoTime();
    workers.inOrder(
        samples.lanes() * blocks,
        Integer.MAX_VALUE,
        () -> new Scratch(features.forWorker(), new float[BLOCK * features.features()]),
        (scratch, task) -> {
          int from = task % blocks * BLOCK;
          int count = Math.min(BLOCK, perLane - from);
          SampleBlock block = new SampleBlock(task / blocks, from * stride, count, stride);
          scratch.map.write(samples, block, scratch.out);
        },
        (scratch, task) -> {});
    return (System.nanoTime() - began) * 1e-9;
  }

  private record Scratch(FeatureMap map, float[] out) {}

  /** What is left of the total. */
  public double otherSeconds() {
    return totalSeconds
        - chooseSeconds
        - sampleSeconds
        - simulationSeconds
        - equationsSeconds
        - solveSeconds;
  }

  /** The total over the floor. */
  public double overFloor() {
    return totalSeconds / floorSeconds;
  }
}
