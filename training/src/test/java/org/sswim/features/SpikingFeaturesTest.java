package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.network.HiddenNetwork;
import org.sswim.samples.SampleBlock;
import org.sswim.simulation.NetworkState;
import org.sswim.training.NetworkRun;

class SpikingFeaturesTest {

  /** The banks by their formula, from recorded spikes: unit sum, delay, support. */
  private static double[] fromSpikes(HiddenNetwork network, float[] rows) {
    int neurons = network.last().neurons();
    List<NetworkState> seen = NetworkRun.states(network, rows);
    int last = network.layers().size() - 1;
    double[] features = new double[network.features()];
    for (int m = 0; m < network.banks().banks(); m++) {
      double a = Math.exp(-1 / network.banks().support()[m]);
      int delay = network.banks().delay()[m];
      for (int i = 0; i < neurons; i++) {
        int steps = seen.size();
        for (int t = 0; t < steps; t++) {
          int lag = steps - 1 - t - delay;
          if (seen.get(t).spikes(last)[i] != 0 && lag >= 0) {
            features[m * neurons + i] += (1 - a) * Math.pow(a, lag);
          }
        }
      }
    }
    return features;
  }

  @ParameterizedTest
  @CsvSource({
    "SHARED, true, 0, 4, 1",
    "SHARED, false, 3, 1, 3",
    "JOINT, true, 2, 4, 2",
    "JOINT, false, 0, 9, 5",
    "JOINT, true, 1, 9, 1"
  })
  void equalASlowEvaluationOfEveryWindow(
      ChannelMode mode, boolean relative, int calendar, int taps, int stride) {
    WindowedSeries series = RandomNetworks.series(80, 3, 9, mode, calendar);
    for (int[] widths : new int[][] {{7}, {8, 5}}) {
      HiddenNetwork network = RandomNetworks.network(series, taps, widths);
      SpikingFeatures map = new SpikingFeatures(network);
      int features = map.features();
      int lane = series.lanes() - 1;
      SampleBlock block = new SampleBlock(lane, 3, 11, stride);
      float[] out = new float[11 * features];
      map.write(series.samples(relative), block, out);
      double sum = 0;
      for (int i = 0; i < 11; i++) {
        float[] rows = RandomNetworks.rows(series, lane, 3 + i * stride, relative);
        double[] expected = fromSpikes(network, rows);
        for (int f = 0; f < features; f++) {
          assertThat(out[i * features + f]).isCloseTo((float) expected[f], within(1e-5f));
        }
        sum += Arrays.stream(expected).sum();
      }
      assertThat(sum).isPositive();
    }
  }

  @Test
  void windowsDoNotDependOnTheirBlock() {
    WindowedSeries series = RandomNetworks.series(80, 2, 9, ChannelMode.SHARED, 2);
    SpikingFeatures map = new SpikingFeatures(RandomNetworks.network(series, 3, 20));
    float[] whole = new float[40 * map.features()];
    map.write(series.samples(true), new SampleBlock(1, 0, 40, 1), whole);
    float[] one = new float[map.features()];
    for (int w = 0; w < 40; w++) {
      map.write(series.samples(true), new SampleBlock(1, w, 1, 1), one);
      assertThat(Arrays.copyOfRange(whole, w * one.length, (w + 1) * one.length))
          .containsExactly(one, within(1e-6f));
    }
  }

  @Test
  void anEmptyBlockWritesNothing() {
    WindowedSeries series = RandomNetworks.series(80, 2, 9, ChannelMode.SHARED, 2);
    float[] out = {7};
    new SpikingFeatures(RandomNetworks.network(series, 3, 20))
        .write(series.samples(true), new SampleBlock(0, 5, 0, 1), out);
    assertThat(out).containsExactly(7);
  }
}
