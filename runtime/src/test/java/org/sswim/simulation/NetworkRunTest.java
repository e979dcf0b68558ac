package org.sswim.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.Readout;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;

class NetworkRunTest {
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
  void outputsFollowTheDefinition(Kernel kernel) {
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
    float[] out = NetworkRun.outputs(network, rows);
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
  void finiteKernelsWithoutSpikeCostForgetWhatCameBeforeAWindow() {
    // Supports up to 3, delays up to 2, banks of support 3 and delay 1: a window of 20 holds all.
    SpikingNetwork network = Networks.random(Kernels.RAISED_COSINE, 0, INPUT, 2, 3, 12, 8);
    float[] rows = Networks.gaussian(new Random(2), 60 * WIDTH);
    for (int end = WINDOW; end <= 60; end++) {
      float[] window = Arrays.copyOfRange(rows, (end - WINDOW) * WIDTH, end * WIDTH);
      assertThat(NetworkRun.outputs(network, Arrays.copyOf(rows, end * WIDTH)))
          .containsExactly(NetworkRun.outputs(network, window), within(1e-5f));
    }
  }

  @Test
  void skipConnectionsAddDelayedSignals() {
    // One silent neuron; two signals and a context value; outputs with biases 10 and 20.
    SpikingLayer silent = Networks.neuron(Kernels.EXPONENTIAL, 0, 1, 0, 1, 0, -1);
    SpikingLayer layer = silent.withWeights(new float[3]);
    float[] weights = {
      // signal 0: x(t), x(t-1), x(t-2), each to both outputs; then signal 1
      1, 0, 2, 0, 4, 1, 0, 8, 0, 16, 0.5f, 32
    };
    SpikingNetwork network =
        new SpikingNetwork(
            Networks.hidden(new InputLayer(2, 1, 1), Kernels.EXPONENTIAL, 1, layer),
            new Readout(new float[2], new float[] {10, 20}),
            new SkipConnections(2, 0, 3, 0, weights));
    float[] rows = {9, 9, 9, 1, 2, 9, 3, 5, 9, 7, 11, 9};
    // 10 + 7 + 2*3 + 4*1 + 0.5*2 and 20 + 1*1 + 8*11 + 16*5 + 32*2.
    assertThat(NetworkRun.outputs(network, rows)).containsExactly(28, 253);
    // Before the first row there is nothing: 10 + 3 and 20 + 8*5.
    assertThat(NetworkRun.outputs(network, new float[] {3, 5, 9})).containsExactly(13, 60);
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
    List<NetworkState> before = NetworkRun.states(network.hidden(), rows);
    List<NetworkState> after = NetworkRun.states(network.hidden(), changed);
    for (int t = 0; t < from - INPUT.firstStep(); t++) {
      assertThat(after.get(t).voltages(1)).containsExactly(before.get(t).voltages(1));
    }
    int last = before.size() - 1;
    assertThat(after.get(last).voltages(1)).isNotEqualTo(before.get(last).voltages(1));
  }
}
