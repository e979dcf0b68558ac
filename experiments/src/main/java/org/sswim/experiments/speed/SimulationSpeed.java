package org.sswim.experiments.speed;

import org.sswim.features.FeatureMap;
import org.sswim.features.SkipShape;
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
import org.sswim.simulation.Semantics;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;

/**
 * The simulation of long windows on one core: window by window, and as a stream.
 *
 * @param steps of a window
 * @param neurons of the network, those of all its members
 * @param windowedNanos nanoseconds per neuron and step, projection and read-out banks included
 * @param windowedSeconds of the features of the windows
 * @param streamingSeconds of the features of the same windows from a stream
 */
public record SimulationSpeed(
    int steps, int neurons, double windowedNanos, double windowedSeconds, double streamingSeconds) {
  private static final int ROUNDS = 3;

  /**
   * Measures.
   *
   * @param window H; neurons see a quarter of it at once
   * @param neurons of a member
   * @param windows number of windows, one a row
   */
  static SimulationSpeed measure(int window, int neurons, int windows) {
    int taps = window / 4;
    int rows = windows + window;
    TrainingData data =
        TrainingData.of(SyntheticSeries.of(rows, 1), rows, window, ChannelMode.SHARED);
    FitPlan fitPlan = FitPlan.forFinalFit(Math.min(rows, window + 600), window, 1, 0.2, 1, 8);
    NetworkPlan plan = new NetworkPlan(taps, true, true, 1.5);
    Trained trained =
        new ForecastTrainer()
            .train(
                new Fit(
                    ForecastOptions.defaults().withNetwork(options -> options.withNeurons(neurons)),
                    data,
                    fitPlan,
                    Workers.available()),
                plan,
                WeightSource.RANDOM)
            .trained();
    NetworkPlan stream = plan.withSemantics(Semantics.STREAMING);
    Samples samples = data.windows().samples(true);
    int steps = window - taps + 1;
    double windowed = best(trained.features(), samples, windows);
    double streaming =
        best(stream.shape(SkipShape.NONE).features(trained.hidden()), samples, windows);
    int all = trained.hidden().neurons();
    double neuronSteps = (double) windows * steps * all;
    return new SimulationSpeed(steps, all, windowed * 1e9 / neuronSteps, windowed, streaming);
  }

  private static double best(FeatureMap map, Samples samples, int windows) {
    int block = 512;
    float[] out = new float[block * map.features()];
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int from = 0; from < windows; from += block) {
        SampleBlock next = new SampleBlock(0, from, Math.min(block, windows - from), 1);
        if (from == 0) {
          map.write(samples, next, out);
        } else {
          map.writeNext(samples, next, out);
        }
      }
      best = Math.min(best, (System.nanoTime() - began) * 1e-9);
    }
    return best;
  }

  /** How many times as fast the stream is. */
  public double streamingSpeedup() {
    return windowedSeconds / streamingSeconds;
  }
}
