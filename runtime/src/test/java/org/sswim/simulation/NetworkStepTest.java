package org.sswim.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.stored.StateBytes;

class NetworkStepTest {
  private static final float HALVES = (float) (1 / Math.log(2));
  private static final InputLayer ONE = new InputLayer(1, 1, 0);

  @Test
  void membraneVoltageByHand() {
    // Kernel 1/2, 1/4, 1/8, ...; weight 2, bias -1; inputs 1, 0, 2.
    // v = 2 * (1/2) - 1 = 0 (fires), 2 * (1/4) - 1 = -1/2, 2 * (1/8 + 2/2) - 1 = 1.25 (fires).
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 0, HALVES, 0, 1, 1, -1));
    assertThat(voltages(network, 2, 0, 4))
        .containsExactly(new float[] {0, -0.5f, 1.25f}, within(1e-6f));
    assertThat(spikes(network, 2, 0, 4)).containsExactly(1, 0, 1);
  }

  @Test
  void delayShiftsTheResponse() {
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 2, HALVES, 0, 1, 1, -1));
    assertThat(voltages(network, 2, 0, 4, 0, 0))
        .containsExactly(new float[] {-1, -1, 0, -0.5f, 1.25f}, within(1e-6f));
  }

  @Test
  void compactKernelsSumTheirLags() {
    // Raised cosine of support 2: 2/3, 1/3; delayed by 1. Inputs 3, 6, 0 and bias -1.
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.RAISED_COSINE, 1, 2, 0, 1, 1, -1));
    assertThat(voltages(network, 3, 6, 0, 0, 0))
        .containsExactly(new float[] {-1, 1, 4, 1, -1}, within(1e-6f));
  }

  @Test
  void spikeCostLowersTheVoltageAfterSpikes() {
    // Nearly instantaneous input of 1 with bias 0, cost -3, refractory response 1, 1/2, 1/4 ...
    // v = 1 (fires); 1 - 3 = -2; 1 - 1.5 = -.5; 1 - .75 = .25 (fires); 1 - 3 - .375 = -2.375.
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 0, 0.05f, -3, HALVES, 1, 0));
    assertThat(voltages(network, 1, 1, 1, 1, 1))
        .containsExactly(new float[] {1, -2, -0.5f, 0.25f, -2.375f}, within(1e-5f));
    assertThat(spikes(network, 1, 1, 1, 1, 1)).containsExactly(1, 0, 0, 1, 0);
  }

  @Test
  void spikesAreExactlyZeroOrOneAroundTheThreshold() {
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 0, 1e-3f, 0, 1, 1, 0));
    assertThat(spikes(network, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, -1e-38f, 1e30f, -1e30f))
        .containsExactly(1, 1, 1, 0, 0, 1, 0);
  }

  @Test
  void secondLayerSeesTheFirstLayersSpikes() {
    // First neuron fires at once on positive input; the second needs a response of 1/2 + 1/4.
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 0, 1e-3f, 0, 1, 1, -0.5f),
            Networks.neuron(Kernels.EXPONENTIAL, 0, HALVES, 0, 1, 1, -0.7f));
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    float[] fired = new float[4];
    float[] drives = {1, 1, 0, 0};
    for (int t = 0; t < drives.length; t++) {
      step.step(new float[] {drives[t]}, state);
      fired[t] = state.spikes(1)[0];
    }
    assertThat(fired).containsExactly(0, 1, 0, 0);
  }

  @Test
  void readoutBanksFilterTheSpikes() {
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 0, 1e-3f, 0, 1, 1, -0.5f));
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    float[] drives = {1, 0, 1};
    for (int t = 0; t < drives.length; t++) {
      step.step(new float[] {drives[t]}, state);
    }
    float[] features = new float[1];
    step.features(state, new float[1], features, 0);
    assertThat(features[0]).isCloseTo(0.5f + 0.125f, within(1e-6f));
  }

  @Test
  void statesReadBackGoOnIndependently() {
    HiddenNetwork network =
        Networks.hidden(
            ONE,
            Kernels.EXPONENTIAL,
            HALVES,
            Networks.neuron(Kernels.EXPONENTIAL, 1, HALVES, -1, HALVES, 1, -0.2f));
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    step.step(new float[] {1}, state);
    NetworkState branch = step.newState();
    StateBytes.read(StateBytes.of(state::state), branch::state);
    step.step(new float[] {5}, branch);
    step.step(new float[] {0}, branch);
    step.step(new float[] {0}, state);
    NetworkState straight = step.newState();
    step.step(new float[] {1}, straight);
    step.step(new float[] {0}, straight);
    assertThat(state.voltages(0)).containsExactly(straight.voltages(0));
    assertThat(branch.voltages(0)).isNotEqualTo(state.voltages(0));
  }

  private static float[] voltages(HiddenNetwork network, float... drives) {
    return run(network, false, drives);
  }

  private static float[] spikes(HiddenNetwork network, float... drives) {
    return run(network, true, drives);
  }

  private static float[] run(HiddenNetwork network, boolean spikes, float[] drives) {
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    float[] seen = new float[drives.length];
    for (int t = 0; t < drives.length; t++) {
      step.step(new float[] {drives[t]}, state);
      seen[t] = spikes ? state.spikes(0)[0] : state.voltages(0)[0];
    }
    return seen;
  }
}
