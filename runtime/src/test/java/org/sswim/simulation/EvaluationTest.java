package org.sswim.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.SkipSynapses;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

/** Windowed and streaming evaluation, and probes. */
class EvaluationTest {
  private static final InputLayer INPUT = new InputLayer(2, 3, 1);
  private static final int WIDTH = INPUT.rowWidth();
  private static final int WINDOW = 20;

  static List<Kernel> kernels() {
    return Kernels.all();
  }

  /**
   * An independent evaluation straight from the definition: potentials of every synapse as sums
   * over all lags in double precision, nothing projected, nothing recursive.
   */
  @ParameterizedTest
  @MethodSource("kernels")
  void windowedEvaluationFollowsTheDefinition(Kernel kernel) {
    SpikingNetwork network = Networks.random(kernel, 1, INPUT, 3, 7, 9, 5);
    float[] rows = Networks.gaussian(new Random(1), WINDOW * WIDTH);
    int steps = WINDOW - INPUT.firstStep();
    double[][] signal = new double[steps][INPUT.width()];
    for (int t = 0; t < steps; t++) {
      int row = t + INPUT.firstStep();
      for (int s = 0; s < 2; s++) {
        for (int tap = 0; tap < 3; tap++) {
          signal[t][s * 3 + tap] = rows[(row - tap) * WIDTH + s];
        }
      }
      signal[t][6] = rows[row * WIDTH + 2];
    }
    for (SpikingLayer layer : network.hidden().layers()) {
      signal = fire(layer, signal);
    }
    double[] expected = new double[3];
    int neurons = network.hidden().last().neurons();
    for (int k = 0; k < 3; k++) {
      expected[k] = network.readout().bias()[k];
      for (int m = 0; m < 2; m++) {
        float support = network.hidden().banks().support()[m];
        double[] response = Kernels.response(kernel, support, steps);
        int delay = network.hidden().banks().delay()[m];
        for (int i = 0; i < neurons; i++) {
          double feature = 0;
          for (int u = 0; u + delay < steps; u++) {
            feature += response[u] * signal[steps - 1 - delay - u][i];
          }
          expected[k] += feature * network.readout().weights()[(m * neurons + i) * 3 + k];
        }
      }
    }
    float[] out = new float[3];
    new WindowedEvaluation(network).outputs(rows, WINDOW, out);
    for (int k = 0; k < 3; k++) {
      assertThat((double) out[k]).isCloseTo(expected[k], within(1e-4));
    }
  }

  private static double[][] fire(SpikingLayer layer, double[][] in) {
    int steps = in.length;
    double[][] spikes = new double[steps][layer.neurons()];
    for (int i = 0; i < layer.neurons(); i++) {
      double[] psp = Kernels.response(layer.pspKernel(), layer.support()[i], steps);
      double[] q =
          refractoryResponse(layer.refractoryKernel(), layer.refractorySupport()[i], steps);
      for (int t = 0; t < steps; t++) {
        double v = layer.bias()[i];
        for (int u = 0; u + layer.delay()[i] <= t; u++) {
          for (int j = 0; j < layer.inputs(); j++) {
            v +=
                layer.weights()[j * layer.neurons() + i] * psp[u] * in[t - layer.delay()[i] - u][j];
          }
        }
        for (int u = 1; u <= t; u++) {
          v += layer.cost()[i] * q[u] * spikes[t - u][i];
        }
        spikes[t][i] = v >= 0 ? 1 : 0;
      }
    }
    return spikes;
  }

  /**
   * From lag 1 on, scaled to unit peak; second order kernels are felt from lag 1 as u or a^u - b^u.
   */
  private static double[] refractoryResponse(Kernel kernel, double support, int lags) {
    double[] q = new double[lags];
    double peak = 0;
    for (int u = 1; u < lags; u++) {
      q[u] = kernel.shape(u, support);
    }
    for (int u = 1; u < 1000; u++) {
      peak = Math.max(peak, kernel.shape(u, support));
    }
    for (int u = 1; u < lags; u++) {
      q[u] = peak > 0 ? q[u] / peak : 0;
    }
    return q;
  }

  @Test
  void streamingEqualsWindowedForFiniteKernelsWithoutSpikeCost() {
    // Supports up to 3, delays up to 2, banks of support 3 and delay 1: a window of 20 holds all.
    SpikingNetwork network = Networks.random(Kernels.RAISED_COSINE, 0, INPUT, 2, 3, 12, 8);
    float[] rows = Networks.gaussian(new Random(2), 60 * WIDTH);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    WindowedEvaluation windowed = new WindowedEvaluation(network);
    float[] streamed = new float[2];
    float[] fresh = new float[2];
    for (int t = 0; t < 60; t++) {
      boolean stepped = streaming.step(Arrays.copyOfRange(rows, t * WIDTH, (t + 1) * WIDTH), state);
      assertThat(stepped).isEqualTo(t >= INPUT.firstStep());
      if (t >= WINDOW - 1) {
        streaming.outputs(state, streamed);
        int from = (t - WINDOW + 1) * WIDTH;
        windowed.outputs(Arrays.copyOfRange(rows, from, (t + 1) * WIDTH), WINDOW, fresh);
        assertThat(streamed).containsExactly(fresh, within(1e-5f));
      }
    }
  }

  @Test
  void skipSynapsesAddDelayedSignals() {
    // One silent neuron; two signals and a context value; outputs with biases 10 and 20.
    SpikingLayer silent = Networks.neuron(Kernels.EXPONENTIAL, 0, 1, 0, 1, 0, -1);
    SpikingLayer layer =
        new SpikingLayer(
            silent.pspKernel(),
            silent.delay(),
            silent.support(),
            silent.refractoryKernel(),
            silent.refractorySupport(),
            silent.cost(),
            new float[3],
            silent.bias());
    float[] weights = {
      // signal 0: x(t), x(t-1), x(t-2), each to both outputs; then signal 1
      1, 0, 2, 0, 4, 1, 0, 8, 0, 16, 0.5f, 32
    };
    SpikingNetwork network =
        new SpikingNetwork(
            Networks.hidden(new InputLayer(2, 1, 1), Kernels.EXPONENTIAL, 1, layer),
            new Readout(new float[2], new float[] {10, 20}),
            new SkipSynapses(2, 3, weights));
    float[] rows = {9, 9, 9, 1, 2, 9, 3, 5, 9, 7, 11, 9};
    float[] out = new float[2];
    new WindowedEvaluation(network).outputs(rows, 4, out);
    // 10 + 7 + 2*3 + 4*1 + 0.5*2 and 20 + 1*1 + 8*11 + 16*5 + 32*2.
    assertThat(out).containsExactly(28, 253);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    streaming.step(new float[] {3, 5, 9}, state);
    streaming.outputs(state, out);
    // Before the first row there is nothing: 10 + 3 and 20 + 8*5.
    assertThat(out).containsExactly(13, 60);
    assertThatThrownBy(() -> new WindowedEvaluation(network).outputs(rows, 2, out))
        .hasMessage("a window needs at least the 3 rows of the skip synapses; got 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 13, WINDOW})
  void skipSynapsesStreamLikeWindows(int delays) {
    SpikingNetwork network =
        Networks.skipping(Networks.random(Kernels.RAISED_COSINE, 0, INPUT, 2, 3, 12, 8), delays, 4);
    float[] rows = Networks.gaussian(new Random(2), 60 * WIDTH);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    WindowedEvaluation windowed = new WindowedEvaluation(network);
    float[] streamed = new float[2];
    float[] fresh = new float[2];
    for (int t = 0; t < 60; t++) {
      streaming.step(Arrays.copyOfRange(rows, t * WIDTH, (t + 1) * WIDTH), state);
      if (t >= WINDOW - 1) {
        streaming.outputs(state, streamed);
        int from = (t - WINDOW + 1) * WIDTH;
        windowed.outputs(Arrays.copyOfRange(rows, from, (t + 1) * WIDTH), WINDOW, fresh);
        assertThat(streamed).containsExactly(fresh, within(1e-5f));
      }
    }
  }

  @Test
  void streamingDiffersFromWindowedByTheRefractoryMemory() {
    SpikingNetwork network = Networks.random(Kernels.RAISED_COSINE, 4, INPUT, 2, 3, 12);
    float[] rows = Networks.gaussian(new Random(2), 200 * WIDTH);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    WindowedEvaluation windowed = new WindowedEvaluation(network);
    float[] streamed = new float[2];
    float[] fresh = new float[2];
    int different = 0;
    for (int t = 0; t < 200; t++) {
      streaming.step(Arrays.copyOfRange(rows, t * WIDTH, (t + 1) * WIDTH), state);
      if (t >= 5) {
        streaming.outputs(state, streamed);
        windowed.outputs(Arrays.copyOfRange(rows, (t - 5) * WIDTH, (t + 1) * WIDTH), 6, fresh);
        different += Math.abs(streamed[0] - fresh[0]) > 1e-3 ? 1 : 0;
      }
    }
    assertThat(different).isBetween(1, 194);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aLaterRowChangesNoEarlierSpike(Kernel kernel) {
    SpikingNetwork network = Networks.random(kernel, 1, INPUT, 2, 11, 10, 6);
    float[] rows = Networks.gaussian(new Random(4), WINDOW * WIDTH);
    float[] changed = rows.clone();
    int from = 12;
    for (int k = from * WIDTH; k < changed.length; k++) {
      changed[k] += 3;
    }
    Probe probe = new Probe(network.hidden(), 1, 0, 1, 2, 3, 4, 5);
    Probe.Recording before = probe.record(rows, WINDOW);
    Probe.Recording after = probe.record(changed, WINDOW);
    int kept = from - before.firstStep();
    for (int n = 0; n < 6; n++) {
      assertThat(Arrays.copyOf(after.voltages()[n], kept))
          .containsExactly(Arrays.copyOf(before.voltages()[n], kept));
    }
    assertThat(Arrays.deepEquals(after.voltages(), before.voltages())).isFalse();
  }

  @Test
  void probesSeeWhatTheNetworkDoes() {
    SpikingNetwork network = Networks.random(Kernels.EXPONENTIAL, 1, INPUT, 2, 5, 10);
    float[] rows = Networks.gaussian(new Random(5), WINDOW * WIDTH);
    Probe.Recording recording = new Probe(network.hidden(), 0, 3, 7).record(rows, WINDOW);
    assertThat(recording.firstStep()).isEqualTo(2);
    assertThat(recording.spikes()).hasDimensions(2, WINDOW - 2);
    int fired = 0;
    for (int n = 0; n < 2; n++) {
      for (int t = 0; t < WINDOW - 2; t++) {
        assertThat(recording.spikes()[n][t]).isEqualTo(recording.voltages()[n][t] >= 0);
        fired += recording.spikes()[n][t] ? 1 : 0;
      }
    }
    assertThat(fired).isBetween(1, 35);
    assertThatThrownBy(() -> new Probe(network.hidden(), 0, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aStreamingStepAllocatesNothing() {
    SpikingNetwork network =
        Networks.skipping(Networks.random(Kernels.EXPONENTIAL, 1, INPUT, 4, 5, 50, 20), 9, 6);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    float[] row = {0.3f, -0.2f, 1};
    float[] out = new float[4];
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    for (int warmUp = 0; warmUp < 200; warmUp++) {
      streaming.step(row, state);
      streaming.outputs(state, out);
      threads.getThreadAllocatedBytes(id);
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int t = 0; t < 1000; t++) {
      streaming.step(row, state);
      streaming.outputs(state, out);
    }
    long allocated = threads.getThreadAllocatedBytes(id) - before;
    // The measurement itself may allocate; a thousand steps with one object each would show 16,000.
    assertThat(allocated).isLessThan(4000);
  }

  @Test
  void copiedStreamsGoOnIndependently() {
    SpikingNetwork network = Networks.random(Kernels.ALPHA, 1, INPUT, 2, 5, 10);
    StreamingEvaluation streaming = new StreamingEvaluation(network);
    StreamingEvaluation.State state = streaming.newState();
    float[] rows = Networks.gaussian(new Random(6), 10 * WIDTH);
    for (int t = 0; t < 10; t++) {
      streaming.step(Arrays.copyOfRange(rows, t * WIDTH, (t + 1) * WIDTH), state);
    }
    float[] before = new float[2];
    streaming.outputs(state, before);
    StreamingEvaluation.State branch = state.copy();
    for (int t = 0; t < 5; t++) {
      streaming.step(new float[] {5, 5, 5}, branch);
    }
    float[] after = new float[2];
    streaming.outputs(state, after);
    assertThat(after).containsExactly(before);
    streaming.outputs(branch, after);
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void shortWindowsAreRefused() {
    SpikingNetwork network = Networks.random(Kernels.ALPHA, 1, INPUT, 2, 5, 4);
    WindowedEvaluation windowed = new WindowedEvaluation(network);
    assertThatThrownBy(() -> windowed.outputs(new float[6], 2, new float[2]))
        .hasMessageContaining("3")
        .hasMessageContaining("2");
    assertThatThrownBy(() -> windowed.outputs(new float[6], 4, new float[2]))
        .hasMessageContaining("12");
  }
}
