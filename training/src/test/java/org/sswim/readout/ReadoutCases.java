package org.sswim.readout;

import java.util.List;
import java.util.Random;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleRange;

/** Series, plans and neurons that tests of read-outs share. */
final class ReadoutCases {
  private ReadoutCases() {}

  /** An autoregression in each channel, with another unit in each. */
  static WindowedSeries series(int rows, int channels, ChannelMode mode) {
    Random random = new Random(8);
    float[] values = new float[rows * channels];
    for (int c = 0; c < channels; c++) {
      double y = 0;
      for (int r = 0; r < rows; r++) {
        y = 0.8 * y + random.nextGaussian();
        values[r * channels + c] = (float) ((c + 1) * y);
      }
    }
    return new WindowedSeries(values, channels, 6, mode);
  }

  static FitPlan plan(List<Integer> horizons, double... weight) {
    SampleRange train = new SampleRange(0, 300);
    SampleRange validation = new SampleRange(320, 400);
    return new FitPlan(
        horizons.stream().map(h -> new FitPlan.Part(h, train, validation)).toList(),
        weight,
        1,
        false);
  }

  /** Neurons of random weights, more than there are windows. */
  static HiddenNetwork many() {
    int n = 200;
    Random random = new Random(3);
    float[] weights = new float[n];
    float[] bias = new float[n];
    for (int i = 0; i < n; i++) {
      weights[i] = (float) random.nextGaussian();
      bias[i] = (float) random.nextGaussian();
    }
    SpikingLayer layer = SpikingLayer.of(Kernels.EXPONENTIAL, weights, bias);
    return new HiddenNetwork(
        new InputLayer(1, 1, 0),
        List.of(layer),
        new ReadoutBanks(Kernels.EXPONENTIAL, new int[2], new float[] {0.5f, 2}));
  }

  static WindowedSeries tent() {
    float[] y = new float[420];
    y[0] = 0.3f;
    for (int r = 1; r < y.length; r++) {
      y[r] = 1 - 1.9f * Math.abs(y[r - 1]);
    }
    return new WindowedSeries(y, 1, 6, ChannelMode.SHARED);
  }
}
