package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.features.RandomNetworks;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.simulation.NetworkState;

class FiringRateTest {

  @Test
  void firingRateCountsSpikesOfAllLayers() {
    WindowedSeries series = RandomNetworks.series(80, 2, 9, ChannelMode.SHARED, 2);
    HiddenNetwork network = RandomNetworks.network(series, 3, 6, 4);
    double spikes = 0;
    // 40 windows of 2 lanes: fewer than the 256 that are sampled at most, so all of them.
    for (int lane = 0; lane < 2; lane++) {
      for (int w = 0; w < 40; w++) {
        float[] rows = RandomNetworks.rows(series, lane, w, true);
        for (NetworkState state : NetworkRun.states(network, rows)) {
          for (int l = 0; l < 2; l++) {
            for (float spike : state.spikes(l)) {
              spikes += spike;
            }
          }
        }
      }
    }
    assertThat(
            FiringRate.measure(
                network,
                series.samples(true),
                WindowTargets.of(series, 1, true, new double[] {1, 1}),
                new SampleRange(0, 40)))
        .isCloseTo(spikes / (80 * 7 * 10), within(1e-12));
  }

  @Test
  void stepsBeforeAShortSequenceBeginsDoNotCount() {
    Random random = new Random(6);
    int[] steps = {12, 30};
    List<float[]> sequences = new ArrayList<>();
    for (int length : steps) {
      float[] values = new float[length];
      for (int t = 0; t < length; t++) {
        values[t] = (float) random.nextGaussian();
      }
      sequences.add(values);
    }
    HiddenNetwork network =
        RandomNetworks.network(Kernels.EXPONENTIAL, new InputLayer(1, 3, 0), 20, 8);
    double spikes = 0;
    for (int i = 0; i < 2; i++) {
      spikes += rate(network, List.of(sequences.get(i))) * (steps[i] - 2);
    }
    assertThat(spikes).isGreaterThan(1);
    assertThat(rate(network, sequences)).isCloseTo(spikes / (10 + 28), within(1e-12));
  }

  private static double rate(HiddenNetwork network, List<float[]> sequences) {
    return FiringRate.measure(
        network,
        Sequences.whole(sequences, 1),
        new Targets.Classes(new int[sequences.size()], 2),
        new SampleRange(0, sequences.size()));
  }
}
