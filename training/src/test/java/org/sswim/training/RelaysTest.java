package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.Training;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasters.WindowTargets;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.options.Auto;
import org.sswim.readout.FitSplit;
import org.sswim.samples.SampleRange;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

class RelaysTest {
  private static final int NEURONS = 20;

  private static HiddenNetwork sample(int layers, boolean relays) {
    TrainingData data =
        TrainingData.of(
            TestSeries.of(400, r -> Math.sin(0.3 * r) + 0.2 * Math.cos(2.1 * r)),
            300,
            16,
            ChannelMode.SHARED);
    WindowedSeries windows = data.windows();
    SSwimOptions options =
        Training.fixed(NEURONS, 6, Auto.of(true))
            .network()
            .withLayers(layers)
            .withRelays(relays)
            .withOversampling(Auto.of(2))
            .withSeed(4);
    SampleRange range = new SampleRange(0, 200);
    return new SSwim(options, Workers.available())
        .sample(
            windows.samples(true),
            WindowTargets.of(windows, 4, true, new double[] {1}),
            FitSplit.of(4, range, range),
            NetworkShape.of(6, 1.5),
            NEURONS)
        .hidden();
  }

  @Test
  void everyLayerFiresAsTheOneBeforeAndAddsItsOwn() {
    HiddenNetwork network = sample(3, true);
    assertThat(network.layers()).extracting(l -> l.neurons()).containsExactly(20, 40, 60);
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    float[] drive = new float[NEURONS];
    int fired = 0;
    int own = 0;
    for (int t = 0; t < 60; t++) {
      for (int i = 0; i < NEURONS; i++) {
        drive[i] = (float) Math.sin(0.4 * t + i);
      }
      step.step(drive, state);
      for (int i = 0; i < NEURONS; i++) {
        assertThat(state.spikes(1)[i]).isEqualTo(state.spikes(0)[i]);
        fired += (int) state.spikes(0)[i];
        own += (int) state.spikes(1)[NEURONS + i];
      }
      for (int i = 0; i < 2 * NEURONS; i++) {
        assertThat(state.spikes(2)[i]).isEqualTo(state.spikes(1)[i]);
      }
    }
    // Silence would make the above true of anything.
    assertThat(fired).isBetween(100, 1100);
    assertThat(own).isBetween(20, 1180);
  }

  @Test
  void withoutRelaysLayersAreAsWideAsAsked() {
    assertThat(sample(2, false).layers())
        .extracting(l -> l.neurons())
        .containsExactly(NEURONS, NEURONS);
  }
}
