package org.sswim.simulation;

import java.util.Arrays;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/**
 * The kernels of n neurons, run side by side: one family, each neuron with its own delay and
 * support.
 *
 * <p>Coefficients and states lie neuron-contiguous, one array per quantity and lag, as {@link
 * NeuronLoops} wants them.
 *
 * <p>A bank is immutable; what changes is the {@link FilterState}. At every step {@link #push}
 * feeds the input of the step and {@link #read} gives the response. Post-synaptic banks are read
 * after the push, as lag 0 counts. Refractory banks are read before it, as a spike is felt from the
 * next step on.
 */
final class KernelBank {
  private final Kernel.Form form;
  private final int neurons;
  private final boolean refractory;
  private final int[] delay;

  /** The delay that all neurons share, or -1. */
  private final int commonDelay;

  private final int ringLength;
  private final float[] a;
  private final float[] b;
  private final float[] gain;

  /** Finite kernels only: response by lag, delays included, {@code [ringLength][neurons]}. */
  private final float[][] response;

  private KernelBank(Kernel kernel, int[] delay, float[] support, boolean refractory) {
    this.form = kernel.form();
    this.neurons = support.length;
    this.refractory = refractory;
    this.delay = delay;
    int longestDelay = Arrays.stream(delay).max().orElse(0);
    commonDelay = Arrays.stream(delay).allMatch(d -> d == longestDelay) ? longestDelay : -1;
    boolean finite = form == Kernel.Form.FINITE;
    a = new float[finite ? 0 : neurons];
    b = new float[form == Kernel.Form.SECOND_ORDER ? neurons : 0];
    gain = new float[finite ? 0 : neurons];
    if (finite) {
      int start = refractory ? 1 : 0;
      int longest = 1;
      for (int i = 0; i < neurons; i++) {
        longest = Math.max(longest, delay[i] + kernel.length(support[i]) - start);
      }
      ringLength = longest;
      response = new float[longest][neurons];
      for (int i = 0; i < neurons; i++) {
        double scale = scale(kernel, support[i]);
        for (int u = start; u < kernel.length(support[i]); u++) {
          response[delay[i] + u - start][i] = (float) (scale * kernel.shape(u, support[i]));
        }
      }
    } else {
      ringLength = longestDelay == 0 ? 0 : longestDelay + 1;
      response = new float[0][];
      for (int i = 0; i < neurons; i++) {
        Kernel.Recursion poles = kernel.recursion(support[i]);
        a[i] = (float) poles.a();
        if (b.length > 0) {
          b[i] = (float) poles.b();
        }
        gain[i] = (float) scale(kernel, support[i]);
      }
    }
  }

  /** Post-synaptic potential kernels of unit sum. */
  static KernelBank postSynaptic(Kernel kernel, int[] delay, float[] support) {
    return new KernelBank(kernel, delay, support, false);
  }

  /** Refractory kernels of unit peak. */
  static KernelBank refractory(Kernel kernel, float[] support) {
    return new KernelBank(kernel, new int[support.length], support, true);
  }

  private double scale(Kernel kernel, double support) {
    return refractory ? Kernels.unitPeak(kernel, support) : Kernels.unitSum(kernel, support);
  }

  FilterState newState() {
    return new FilterState(a.length, b.length, ringLength, neurons);
  }

  /** Advances by one step with input x[0 .. neurons). */
  void push(float[] x, FilterState state) {
    if (ringLength > 0) {
      state.position = state.position + 1 == ringLength ? 0 : state.position + 1;
      System.arraycopy(x, 0, state.ring[state.position], 0, neurons);
    }
    switch (form) {
      case FIRST_ORDER -> pushFirst(x, state);
      case SECOND_ORDER -> {
        if (!refractory) {
          NeuronLoops.decayAndAdd(neurons, b, state.first, state.second);
        }
        pushFirst(x, state);
        if (refractory) {
          NeuronLoops.decayAndAdd(neurons, b, state.first, state.second);
        }
      }
      case FINITE -> {}
    }
  }

  private void pushFirst(float[] x, FilterState state) {
    if (ringLength == 0) {
      NeuronLoops.decayAndAdd(neurons, a, x, state.first);
    } else if (commonDelay >= 0) {
      NeuronLoops.decayAndAdd(neurons, a, past(state, commonDelay), state.first);
    } else {
      decayAndAddDelayed(state);
    }
  }

  /** The input so many steps ago. */
  private float[] past(FilterState state, int lag) {
    int slot = state.position - lag;
    return state.ring[slot < 0 ? slot + ringLength : slot];
  }

  /** Writes the response at the present step into out[0 .. neurons). */
  void read(FilterState state, float[] out) {
    switch (form) {
      case FIRST_ORDER -> NeuronLoops.multiply(neurons, gain, state.first, out);
      case SECOND_ORDER -> NeuronLoops.multiply(neurons, gain, state.second, out);
      case FINITE -> {
        Arrays.fill(out, 0, neurons, 0);
        for (int u = 0; u < ringLength; u++) {
          NeuronLoops.addProduct(neurons, response[u], past(state, u), out);
        }
      }
    }
  }

  private void decayAndAddDelayed(FilterState state) {
    float[] memory = state.first;
    for (int i = 0; i < neurons; i++) {
      memory[i] = a[i] * memory[i] + past(state, delay[i])[i];
    }
  }
}
