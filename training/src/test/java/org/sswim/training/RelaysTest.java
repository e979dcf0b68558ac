package org.sswim.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.network.HiddenNetwork;
import org.sswim.sampling.SeedStreams;
import org.sswim.series.CalendarInputs;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

class RelaysTest {
  private static final int NEURONS = 20;

  private static HiddenNetworkSampler.Sampled sample(int layers, boolean relays) {
    TrainingData data =
        TrainingData.of(
            TestSeries.of(400, r -> Math.sin(0.3 * r) + 0.2 * Math.cos(2.1 * r)),
            300,
            16,
            ChannelMode.SHARED);
    SSwimOptions options = Training.fixed(NEURONS, 6, Choice.ON);
    return new HiddenNetworkSampler(
            options.layer(),
            options.readoutKernel(),
            WeightSource.S_SWIM,
            new NeuronChoice(2, new double[] {1}),
            new SeedStreams(4),
            Workers.of(2))
        .sample(
            data.windows(CalendarInputs.none()),
            new WindowRange(0, 200),
            4,
            new NetworkPlan(6, true, CalendarInputs.none(), 1, 1.5),
            NEURONS,
            layers,
            relays);
  }

  @Test
  void everyLayerFiresAsTheOneBeforeAndAddsItsOwn() {
    HiddenNetwork network = sample(3, true).network();
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
    assertThat(sample(2, false).network().layers())
        .extracting(l -> l.neurons())
        .containsExactly(NEURONS, NEURONS);
  }
}
