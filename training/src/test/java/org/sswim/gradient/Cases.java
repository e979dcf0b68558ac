package org.sswim.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sswim.features.SkipShape;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernel;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.samples.SampleRange;

/** Small random networks and samples. */
final class Cases {
  static final int WINDOW = 12;
  static final int TAPS = 3;
  static final int HORIZON = 2;
  static final double[] CHANNEL_WEIGHT = {1.5, 0.5};

  private Cases() {}

  static WindowedSeries series(ChannelMode mode) {
    Random random = new Random(11);
    double[] values = wide(gaussian(random, 80 * 2, 1));
    return TestSeries.windows(values, 2, wide(gaussian(random, 80 * 2, 1)), WINDOW, mode);
  }

  private static double[] wide(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  /** A network with some delays, costs and two read-out banks. */
  static SpikingNetwork network(
      WindowedSeries series, Kernel psp, Kernel refractory, boolean delays, int... widths) {
    Random random = new Random(12);
    InputLayer input = new InputLayer(series.signals(), TAPS, series.contextWidth());
    List<SpikingLayer> layers = new ArrayList<>();
    int inputs = input.width();
    for (int n : widths) {
      int[] delay = new int[n];
      float[] support = new float[n];
      float[] refractorySupport = new float[n];
      float[] cost = new float[n];
      for (int i = 0; i < n; i++) {
        delay[i] = delays ? random.nextInt(3) : 0;
        support[i] = 0.7f + 2 * random.nextFloat();
        refractorySupport[i] = 1.2f + 2 * random.nextFloat();
        cost[i] = -random.nextFloat();
      }
      layers.add(
          SpikingLayer.of(
                  psp,
                  gaussian(random, inputs * n, 1 / Math.sqrt(inputs)),
                  gaussian(random, n, 0.5))
              .withDelay(delay)
              .withSupport(support)
              .withRefractoryKernel(refractory)
              .withRefractorySupport(refractorySupport)
              .withCost(cost));
      inputs = n;
    }
    ReadoutBanks banks = new ReadoutBanks(psp, new int[] {0, 1}, new float[] {1.2f, 4});
    HiddenNetwork hidden = new HiddenNetwork(input, layers, banks);
    int outputs = series.outputs(HORIZON);
    return new SpikingNetwork(
        hidden,
        new Readout(
            gaussian(random, hidden.features() * outputs, 0.5), gaussian(random, outputs, 0.5)));
  }

  /** The network with skip connections besides. */
  static SpikingNetwork skipping(SpikingNetwork network, WindowedSeries series) {
    SkipShape shape = series.skip();
    int weights = shape.count(series.signals()) * network.outputs();
    SkipConnections skip =
        new SkipConnections(
            series.signals(),
            shape.columns(),
            WINDOW,
            shape.ahead(),
            gaussian(new Random(14), weights, 0.3));
    return new SpikingNetwork(network.hidden(), network.readout(), skip);
  }

  static TrainedScale scale(int features) {
    Random random = new Random(13);
    float[] deviation = new float[features];
    for (int f = 0; f < features; f++) {
      deviation[f] = 0.3f + random.nextFloat();
    }
    return new TrainedScale(gaussian(random, features, 0.3), deviation);
  }

  /** The samples that batches are filled with. */
  static SampleOrder order(WindowedSeries series) {
    return new SampleOrder(new SampleRange(0, 60), 7, series.lanes());
  }

  static Batch batch(
      WindowedSeries series, boolean relative, boolean changes, SkipShape skip, int samples) {
    InputLayer input = new InputLayer(series.signals(), TAPS, series.contextWidth());
    WindowTargets targets = WindowTargets.of(series, HORIZON, changes, CHANNEL_WEIGHT);
    Batch batch =
        new Batch(series.samples(relative), targets, targets.columns(), input, skip, samples);
    SampleOrder order = order(series);
    batch.fill(order, order.inOrder(), 0, samples);
    return batch;
  }

  private static float[] gaussian(Random random, int n, double deviation) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
