package org.sswim.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/** Random series and networks with delays, costs and two banks. */
public final class RandomNetworks {
  private RandomNetworks() {}

  public static WindowedSeries series(
      int rows, int channels, int window, ChannelMode mode, int columns) {
    Random random = new Random(31);
    double[] values = wide(gaussian(random, rows * channels));
    return TestSeries.windows(
        values, channels, wide(gaussian(random, rows * columns)), window, mode);
  }

  private static double[] wide(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  public static HiddenNetwork network(WindowedSeries series, int taps, int... widths) {
    return network(Kernels.ALPHA, series, taps, widths);
  }

  public static HiddenNetwork network(
      Kernel kernel, WindowedSeries series, int taps, int... widths) {
    return network(kernel, new InputLayer(series.signals(), taps, series.contextWidth()), widths);
  }

  public static HiddenNetwork network(Kernel kernel, InputLayer input, int... widths) {
    Random random = new Random(32);
    List<SpikingLayer> layers = new ArrayList<>();
    int inputs = input.width();
    for (int n : widths) {
      int[] delay = new int[n];
      float[] support = new float[n];
      float[] refractory = new float[n];
      float[] cost = new float[n];
      for (int i = 0; i < n; i++) {
        delay[i] = random.nextInt(2);
        support[i] = 0.3f + random.nextFloat();
        refractory[i] = 1 + random.nextFloat();
        cost[i] = -random.nextFloat();
      }
      layers.add(
          SpikingLayer.of(kernel, gaussian(random, inputs * n), gaussian(random, n))
              .withDelay(delay)
              .withSupport(support)
              .withRefractoryKernel(Kernels.EXPONENTIAL)
              .withRefractorySupport(refractory)
              .withCost(cost));
      inputs = n;
    }
    ReadoutBanks banks =
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[] {0, 1}, new float[] {0.5f, 2});
    return new HiddenNetwork(input, layers, banks);
  }

  /** The rows of a window as a network takes them: {@code [window][signals + columns]}. */
  public static float[] rows(WindowedSeries series, int lane, int start, boolean relative) {
    int width = series.signals() + series.contextWidth();
    float[] rows = new float[series.window() * width];
    for (int t = 0; t < series.window(); t++) {
      for (int s = 0; s < series.signals(); s++) {
        rows[t * width + s] =
            series.value(lane, start + t, s)
                - (relative ? series.value(lane, start + series.window() - 1, s) : 0);
      }
      for (int c = 0; c < series.contextWidth(); c++) {
        rows[t * width + series.signals() + c] = series.context(lane, start + t, c);
      }
    }
    return rows;
  }

  private static float[] gaussian(Random random, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
