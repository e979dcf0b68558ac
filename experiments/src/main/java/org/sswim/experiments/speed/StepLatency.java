package org.sswim.experiments.speed;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Standardizer;
import org.sswim.simulation.Semantics;

/**
 * A streaming forecaster that takes one row after the other: one channel, one hidden layer,
 * streaming semantics.
 *
 * @param neurons of the hidden layer
 * @param medianMicros of taking a row
 * @param p99Micros the same, 99 of 100 rows below
 * @param readoutMicros median of a forecast, which applies the read-out
 * @param allocatedBytes a row and its forecast allocate
 */
public record StepLatency(
    int neurons,
    double medianMicros,
    double p99Micros,
    double readoutMicros,
    double allocatedBytes) {
  private static final int TAPS = 6;
  private static final int WINDOW = 12;
  private static final int HORIZON = 12;

  /** Measures over so many rows, after a warm-up of as many. */
  static StepLatency measure(int neurons, int rows) {
    StreamingForecaster stream = new StreamingForecaster(model(neurons));
    SplittableRandom random = new SplittableRandom(3);
    double[] row = new double[1];
    double[] forecast = new double[HORIZON];
    long[] push = new long[rows];
    long[] read = new long[rows];
    for (int t = 0; t < WINDOW; t++) {
      stream.push(row, null);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    double allocated = 0;
    for (int pass = 0; pass < 2; pass++) {
      threads.getThreadAllocatedBytes(id);
      long before = threads.getThreadAllocatedBytes(id);
      for (int t = 0; t < rows; t++) {
        row[0] = random.nextDouble() - 0.5;
        long began = System.nanoTime();
        stream.push(row, null);
        long pushed = System.nanoTime();
        stream.forecast(forecast);
        read[t] = System.nanoTime() - pushed;
        push[t] = pushed - began;
      }
      allocated = (threads.getThreadAllocatedBytes(id) - before) / (double) rows;
    }
    Arrays.sort(push);
    Arrays.sort(read);
    return new StepLatency(
        neurons,
        push[rows / 2] * 1e-3,
        push[(int) (0.99 * rows)] * 1e-3,
        read[rows / 2] * 1e-3,
        Math.floor(allocated));
  }

  private static ForecastModel model(int neurons) {
    SplittableRandom random = new SplittableRandom(2);
    float[] support = new float[neurons];
    Arrays.fill(support, 0.1f);
    float[] refractory = uniform(random, neurons, 0.5, 3);
    float[] cost = uniform(random, neurons, -1, 0);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(1, TAPS, 0),
            List.of(
                SpikingLayer.of(
                        Kernels.EXPONENTIAL,
                        uniform(random, TAPS * neurons, -1, 1),
                        uniform(random, neurons, -1, 1))
                    .withSupport(support)
                    .withRefractorySupport(refractory)
                    .withCost(cost)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[3], new float[] {0.3f, 1, 3}));
    Readout readout =
        new Readout(
            uniform(random, hidden.features() * HORIZON, -1, 1), uniform(random, HORIZON, -1, 1));
    return new ForecastModel(
        new SpikingNetwork(hidden, readout),
        new ForecastSpec(WINDOW, HORIZON, ChannelMode.SHARED, false, true)
            .withSemantics(Semantics.STREAMING),
        List.of("x"),
        Standardizer.of(new double[] {0}, new double[] {0.3}),
        new Provenance("bench", 0, "none", Map.of(), Map.of()));
  }

  private static float[] uniform(SplittableRandom random, int length, double low, double high) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return values;
  }
}
