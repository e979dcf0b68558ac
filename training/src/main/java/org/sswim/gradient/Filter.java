package org.sswim.gradient;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.simulation.NeuronLoops;

/**
 * One kernel per neuron, run forward in time over inputs and backward over gradients. It runs as a
 * recursion where the kernel is one, else lag by lag. Values of a neuron's samples are contiguous,
 * {@code [neurons][count]}, one array per step.
 *
 * <p>Post-synaptic filters have unit sum and see the input of the step itself; refractory ones have
 * unit peak and see spikes of earlier steps.
 */
final class Filter {
  private final Kernel kernel;
  private final float[] support;
  private final boolean refractory;
  private final int steps;
  private final int most;
  private final boolean second;
  private final boolean finite;

  private final float[] perNeuron;
  private final float[] a;
  private final float[] b;
  private final float[] gain;
  private final float[] inner;
  private final float[] outer;

  /** Of finite kernels: response by lag, repeated for every sample. */
  private float[][] response = new float[0][];

  private int n;

  /**
   * A filter.
   *
   * @param support of each neuron; may change between batches
   * @param most largest number of samples
   */
  Filter(Kernel kernel, float[] support, boolean refractory, int steps, int most) {
    this.kernel = kernel;
    this.support = support;
    this.refractory = refractory;
    this.steps = steps;
    this.most = most;
    finite = kernel.form() == Kernel.Form.FINITE;
    second = kernel.form() == Kernel.Form.SECOND_ORDER;
    perNeuron = new float[support.length];
    int values = Math.multiplyExact(support.length, most);
    a = new float[finite ? 0 : values];
    gain = new float[finite ? 0 : values];
    inner = new float[finite ? 0 : values];
    b = new float[second ? values : 0];
    outer = new float[second ? values : 0];
  }

  /** Takes over the supports and the number of samples of a batch. */
  void prepare(int count) {
    n = support.length * count;
    if (finite) {
      prepareFinite(count);
      return;
    }
    fill(count, a, i -> kernel.recursion(support[i]).a());
    fill(count, gain, this::peakOrSum);
    if (second) {
      fill(count, b, i -> kernel.recursion(support[i]).b());
    }
  }

  private double peakOrSum(int i) {
    return refractory ? Kernels.unitPeak(kernel, support[i]) : Kernels.unitSum(kernel, support[i]);
  }

  private void fill(int count, float[] out, IntToDoubleFunction of) {
    for (int i = 0; i < perNeuron.length; i++) {
      perNeuron[i] = (float) of.applyAsDouble(i);
    }
    StepLoops.repeat(perNeuron, count, out);
  }

  private void prepareFinite(int count) {
    int longest = 1;
    for (float s : support) {
      longest = Math.max(longest, Math.min(steps, kernel.length(s)));
    }
    if (response.length < longest) {
      response = new float[longest][Math.multiplyExact(support.length, most)];
    }
    double[][] responses = new double[support.length][];
    for (int i = 0; i < responses.length; i++) {
      responses[i] = response(i, response.length);
    }
    for (int u = 0; u < response.length; u++) {
      int lag = u;
      fill(count, response[u], i -> responses[i][lag]);
    }
  }

  /** The response of a neuron by lag. */
  private double[] response(int neuron, int lags) {
    return refractory
        ? Kernels.refractoryResponse(kernel, support[neuron], lags)
        : Kernels.response(kernel, support[neuron], lags);
  }

  /** Puts it to rest, for either direction. */
  void reset() {
    Arrays.fill(inner, 0, finite ? 0 : n, 0);
    Arrays.fill(outer, 0, second ? n : 0, 0);
  }

  /**
   * The response at a step, {@code gain} not yet applied for recursions; see {@link #gain}. Of a
   * post-synaptic filter it is called after {@link #push}, of a refractory one before.
   *
   * @param inputs of all steps so far; only finite filters read them
   * @param scratch memory for the response of finite filters
   */
  float[] read(int t, float[][] inputs, float[] scratch) {
    if (!finite) {
      return second ? outer : inner;
    }
    Arrays.fill(scratch, 0, n, 0);
    for (int u = refractory ? 1 : 0; u < Math.min(response.length, t + 1); u++) {
      NeuronLoops.addProduct(n, response[u], inputs[t - u], scratch);
    }
    return scratch;
  }

  /** Factors of the results of {@link #read}, or null for 1. */
  float[] gain(float[] ones) {
    return finite ? ones : gain;
  }

  /** Feeds the input of a step. */
  void push(float[] input) {
    if (finite) {
      return;
    }
    if (second && !refractory) {
      NeuronLoops.decayAndAdd(n, b, inner, outer);
    }
    NeuronLoops.decayAndAdd(n, a, input, inner);
    if (second && refractory) {
      NeuronLoops.decayAndAdd(n, b, inner, outer);
    }
  }

  /**
   * Feeds the gradient by the response of a step into a post-synaptic filter, going back in time.
   * Writes the gradient by the input of that step. A finite filter also adds to those of earlier
   * steps, which must be 0 at first.
   *
   * @param gradient by the response
   * @param inputs gradients by the inputs: {@code [steps][...]}
   */
  void backward(int t, float[] gradient, float[][] inputs) {
    if (finite) {
      for (int u = 0; u < Math.min(response.length, t + 1); u++) {
        NeuronLoops.addProduct(n, response[u], gradient, inputs[t - u]);
      }
      return;
    }
    if (second) {
      NeuronLoops.decayAndAdd(n, a, outer, inner);
      StepLoops.decayAndAddProduct(n, b, gain, gradient, outer);
    } else {
      StepLoops.decayAndAddProduct(n, a, gain, gradient, inner);
    }
    System.arraycopy(inner, 0, inputs[t], 0, n);
  }

  /**
   * Adds to the gradient by the spikes of a step what they do to later steps, through a refractory
   * filter. The gradients by its responses at later steps have been fed by {@link #feedBack}.
   *
   * @param later gradients by responses: {@code [steps][...]}; only finite filters read them
   */
  void addBackward(int t, float[][] later, float[] spikes) {
    if (finite) {
      for (int u = 1; u < Math.min(response.length, later.length - t); u++) {
        NeuronLoops.addProduct(n, response[u], later[t + u], spikes);
      }
      return;
    }
    if (second) {
      NeuronLoops.decayAndAdd(n, a, outer, inner);
    }
    StepLoops.add(n, inner, spikes);
  }

  /** Feeds the gradient by a refractory response at a step, going back in time. */
  void feedBack(float[] gradient) {
    if (second) {
      StepLoops.decayAndAddProduct(n, b, gain, gradient, outer);
    } else if (!finite) {
      StepLoops.decayAndAddProduct(n, a, gain, gradient, inner);
    }
  }
}
