package org.sswim.speed;

import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.Semantics;
import org.sswim.linalg.Workers;
import org.sswim.series.CalendarInputs;
import org.sswim.training.FeatureMap;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.SkipShape;
import org.sswim.training.Trained;
import org.sswim.training.TrainingData;
import org.sswim.training.WeightSource;
import org.sswim.training.WindowBlock;
import org.sswim.training.WindowedSeries;

/**
 * The simulation of long windows on one core: window by window, and as a stream.
 *
 * @param steps of a window
 * @param windowedNanos nanoseconds per neuron and step, projection and read-out banks included
 * @param windowedSeconds of the features of the windows
 * @param streamingSeconds of the features of the same windows from a stream
 */
public record SimulationSpeed(
    int steps, double windowedNanos, double windowedSeconds, double streamingSeconds) {
  private static final int ROUNDS = 3;

  /**
   * Measures.
   *
   * @param window H; neurons see a quarter of it at once
   * @param windows number of windows, one a row
   */
  static SimulationSpeed measure(int window, int neurons, int windows, Workers workers) {
    int taps = window / 4;
    int rows = windows + window;
    TrainingData data =
        TrainingData.of(SyntheticSeries.of(rows, 1), rows, window, ChannelMode.SHARED);
    FitPlan fitPlan = FitPlan.forFinalFit(Math.min(rows, window + 600), window, 1, 0.2, 1, 8);
    NetworkPlan plan = new NetworkPlan(taps, true, CalendarInputs.none(), 1, 1.5);
    Trained trained =
        new SSwim(SSwimOptions.defaults().withSize(neurons, 1), workers)
            .train(data, fitPlan, plan, WeightSource.RANDOM);
    NetworkPlan stream =
        new NetworkPlan(
            taps, true, CalendarInputs.none(), 1, 1.5, plan.banks(), Semantics.STREAMING);
    WindowedSeries series = data.windows(CalendarInputs.none());
    int steps = window - taps + 1;
    double windowed = best(trained.features(), series, windows);
    double streaming = best(stream.features(trained.network(), SkipShape.NONE), series, windows);
    double neuronSteps = (double) windows * steps * neurons;
    return new SimulationSpeed(steps, windowed * 1e9 / neuronSteps, windowed, streaming);
  }

  private static double best(FeatureMap map, WindowedSeries series, int windows) {
    int block = 512;
    float[] out = new float[block * map.features()];
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int from = 0; from < windows; from += block) {
        WindowBlock next = new WindowBlock(0, from, Math.min(block, windows - from), 1);
        if (from == 0) {
          map.write(series, next, out);
        } else {
          map.writeNext(series, next, out);
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
