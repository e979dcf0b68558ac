package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

class NeuronTest {

  /** Spikes of one neuron of threshold 1 for the currents. */
  private static float[] spikes(Neuron neuron, float... current) {
    float[] voltage = new float[1];
    float[] out = new float[current.length];
    float[] spike = new float[1];
    for (int t = 0; t < current.length; t++) {
      neuron.step(1, t, new float[] {1}, new float[] {current[t]}, voltage, spike);
      out[t] = spike[0];
    }
    return out;
  }

  @Test
  void integratesAndFires() {
    // .4, .8, 1.2 -> .2, .6, 1.0 -> 0: by hand.
    assertThat(spikes(Neuron.integrateAndFire(1), .5f, .5f, .5f, .5f, .5f))
        .containsExactly(0, 1, 0, 1, 0);
    // Fires at .5: -.5 after, then 0, .5 -> -.5.
    assertThat(spikes(Neuron.integrateAndFire(.5f), .5f, .5f, .5f, .5f, .5f))
        .containsExactly(1, 0, 1, 0, 1);
  }

  @Test
  void aLevelOfAHalfRoundsTheNumberOfSpikes() {
    Neuron neuron = Neuron.integrateAndFire(.5f);
    for (int steps = 1; steps <= 20; steps++) {
      for (float x = 0; x <= 1; x += 1 / 64f) {
        float[] current = new float[steps];
        Arrays.fill(current, x);
        float count = 0;
        for (float s : spikes(neuron, current)) {
          count += s;
        }
        assertThat(count).isEqualTo((float) Math.floor(steps * x + .5));
      }
    }
  }

  @Test
  void leaks() {
    // .5, .75, .875 with decay and gain .5 at current 1: by hand; fires at .8, .875 - 1 = -.125.
    assertThat(spikes(Neuron.leaky(.5f, .5f, .8f), 1, 1, 1, 1, 1, 1))
        .containsExactly(0, 0, 1, 0, 0, 1);
  }

  @Test
  void bursts() {
    assertThat(spikes(Neuron.burst(3), 2.5f, 2.5f, 0, -1, 7, 0)).containsExactly(2, 3, 0, 0, 3, 3);
    assertThat(spikes(Neuron.integrator(1), 9, 9)).containsExactly(0, 0);
  }

  /** Of a current of 5/16 a step: .3125 is below .5, .625 - .25, .6875 - .125, .875 - .0625, ... */
  @Test
  void phasesAreBinaryDigits() {
    Neuron phase = Neuron.coded(Neuron.Code.PHASE);
    float[] current = new float[10];
    Arrays.fill(current, .3125f);
    assertThat(spikes(phase, current)).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(spikes(phase, .4f, 0, 0, 0, 0, 0, 0, 0)).containsExactly(0, 1, 1, 0, 0, 1, 1, 0);
    assertThat(phase.weight(0)).isEqualTo(.5f);
    assertThat(phase.weight(8 + 7)).isEqualTo(1 / 256f);
    // A value that comes at once goes out digit by digit: .4 is 102.4 of 256.
    float sum = 0;
    float[] digits = spikes(phase, .4f, 0, 0, 0, 0, 0, 0, 0);
    for (int t = 0; t < 8; t++) {
      sum += digits[t] * phase.weight(t);
    }
    assertThat(sum).isEqualTo(102 / 256f);
  }

  /** The spike stands for the current that brought it: 1/3 at the third step. */
  @Test
  void theFirstSpikeSaysTheCurrentAndIsTheLast() {
    Neuron first = Neuron.coded(Neuron.Code.FIRST);
    assertThat(spikes(first, .4f, .4f, .4f, 9, 9, -9, 99)).containsExactly(0, 0, 1, 0, 0, 0, 0);
    assertThat(first.weight(2)).isEqualTo(1 / 3f);
    assertThat(Neuron.burst(3).weight(2)).isEqualTo(1);
  }

  /** A pulse makes a difference of exponentials. */
  @Test
  void currentsThatRise() {
    Neuron neuron = Neuron.integrator(.5f).rising(.25f, 2);
    float[] synaptic = new float[1];
    float[] voltage = new float[1];
    for (int t = 0; t < 9; t++) {
      neuron.arrive(1, new float[] {t == 0 ? 1 : 0}, synaptic);
      neuron.step(1, 0, new float[] {1}, synaptic, voltage, new float[1]);
      double kernel = 2 * (Math.pow(.5, t + 1) - Math.pow(.25, t + 1)) / (.5 - .25);
      assertThat((double) voltage[0]).isEqualTo(kernel);
    }
  }

  @Test
  void severalSamplesAreAsOneByOne() {
    Neuron neuron = Neuron.leaky(.9f, .1f, .5f);
    float[] threshold = {.1f, .2f};
    float[] voltage = new float[6];
    float[] spikes = new float[6];
    neuron.step(3, 0, threshold, new float[] {1, 1, .4f, 1, 2, .9f}, voltage, spikes);
    // At .1 of the current: fires from .05 on the first, from .1 on the second neuron.
    assertThat(spikes).containsExactly(1, 1, 0, 1, 1, 0);
  }

  /** The claim of the documentation: the same spikes as the spike response model. */
  @Test
  void aLeakyNeuronIsOneOfTheSpikeResponseModel() {
    int neurons = 40;
    float support = 7;
    float decay = (float) Math.exp(-1 / support);
    float level = .5f;
    float[] threshold = new float[neurons];
    float[] bias = new float[neurons];
    float[] cost = new float[neurons];
    float[] supports = new float[neurons];
    Random random = new Random(1);
    for (int i = 0; i < neurons; i++) {
      threshold[i] = .05f + random.nextFloat();
      bias[i] = -level * threshold[i];
      // The refractory kernel has its peak, 1, at the first step behind the spike.
      cost[i] = -threshold[i] * decay;
      supports[i] = support;
    }
    SpikingLayer layer =
        SpikingLayer.of(Kernels.EXPONENTIAL, new float[neurons], bias)
            .withSupport(supports)
            .withRefractorySupport(supports)
            .withCost(cost);
    NetworkStep srm =
        new NetworkStep(
            new HiddenNetwork(
                new InputLayer(1, 1, 0),
                List.of(layer),
                new ReadoutBanks(Kernels.EXPONENTIAL, new int[1], new float[] {1})));
    NetworkState state = srm.newState();
    Neuron leaky = Neuron.leaky(decay, 1 - decay, level);
    float[] voltage = new float[neurons];
    float[] spikes = new float[neurons];
    float[] current = new float[neurons];
    int fired = 0;
    for (int t = 0; t < 300; t++) {
      for (int i = 0; i < neurons; i++) {
        current[i] = (float) (2 * random.nextGaussian() + .5);
      }
      srm.step(current, state);
      leaky.step(1, 0, threshold, current, voltage, spikes);
      assertThat(spikes).as("step %d", t).isEqualTo(state.spikes(0));
      for (float s : spikes) {
        fired += (int) s;
      }
    }
    assertThat(fired).isBetween(1000, 11_000);
  }

  @Test
  void refusesWhatIsNoNeuron() {
    assertThatThrownBy(() -> Neuron.leaky(1.5f, 1, 1)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> Neuron.leaky(.5f, 0, 1)).hasMessageContaining("gain");
    assertThatThrownBy(() -> Neuron.integrateAndFire(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Neuron.burst(256)).hasMessageContaining("256");
    assertThatThrownBy(() -> new Neuron(1, 1, .5f, 2)).hasMessageContaining("0.5");
    assertThatThrownBy(() -> Neuron.integrator(1).rising(1, 1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> new Neuron(1, 1, 1, 2, 0, Neuron.Code.FIRST))
        .hasMessageContaining("once a step; got 2");
  }
}
