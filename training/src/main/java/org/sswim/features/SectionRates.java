package org.sswim.features;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.linalg.Blas;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * Mean rates of neurons in consecutive sections of a sample. Of its T steps, section s of S holds
 * those from {@code floor(s T / S)} to before {@code floor((s + 1) T / S)}, at least one.
 *
 * <p>For networks of one layer without memory: no spike cost, no delay, and a kernel that is over
 * after a step. Then the voltage is {@code v(t) = sum_j W_j x_j(t - d_j) + b}, and each neuron runs
 * over a sample at once, at the cost of its weights that are not 0. Many inputs that are not
 * delayed, such as the columns of a wide table, are one product of matrices.
 */
public final class SectionRates implements FeatureMap {
  /** Supports from which on a kernel outlasts its step by more than rounding. */
  private static final float LONGEST_SUPPORT = 0.06f;

  /** Inputs from which on neurons that see most of them are one product. */
  private static final int MANY_INPUTS = 16;

  /** Synapses that are added in one pass over the steps. */
  private static final int AT_ONCE = 3;

  private final HiddenNetwork network;
  private final int sections;
  private final boolean product;

  /** Signal and delay of the synapses of each neuron, and their weights: {@code [neurons][]}. */
  private final int[][] signal;

  private final int[][] delay;
  private final float[][] weight;
  private float[] padded = new float[0];
  private float[] voltage = new float[0];
  private final float[][] delayed = new float[AT_ONCE][];

  private SectionRates(
      HiddenNetwork network, int sections, int[][] signal, int[][] delay, float[][] weight) {
    this.network = network;
    this.sections = sections;
    this.signal = signal;
    this.delay = delay;
    this.weight = weight;
    InputLayer input = network.input();
    long synapses = Arrays.stream(weight).mapToLong(own -> own.length).sum();
    product =
        input.taps() == 1
            && input.signals() >= MANY_INPUTS
            && 2 * synapses > (long) input.signals() * weight.length;
  }

  /**
   * The rates of a network.
   *
   * @throws IllegalArgumentException if it has a memory
   */
  public static SectionRates of(HiddenNetwork network, int sections) {
    Checks.that(memoryless(network)).or("the network has more than one layer, or a memory");
    InputLayer input = network.input();
    SpikingLayer layer = network.last();
    int neurons = layer.neurons();
    int[][] signal = new int[neurons][];
    int[][] delay = new int[neurons][];
    float[][] weight = new float[neurons][];
    for (int n = 0; n < neurons; n++) {
      int[] own = layer.seenBy(n);
      signal[n] = Arrays.stream(own).map(j -> j / input.taps()).toArray();
      delay[n] = Arrays.stream(own).map(j -> j % input.taps()).toArray();
      weight[n] = new float[own.length];
      for (int k = 0; k < own.length; k++) {
        weight[n][k] = layer.weights()[own[k] * neurons + n];
      }
    }
    return new SectionRates(network, sections, signal, delay, weight);
  }

  /** Whether the spikes of a step depend on the inputs of that step alone. */
  public static boolean memoryless(HiddenNetwork network) {
    SpikingLayer layer = network.last();
    boolean still = network.layers().size() == 1 && network.input().context() == 0;
    for (int n = 0; still && n < layer.neurons(); n++) {
      still = layer.cost()[n] == 0 && layer.delay()[n] == 0 && layer.support()[n] < LONGEST_SUPPORT;
    }
    return still;
  }

  @Override
  public int features() {
    return sections * network.last().neurons();
  }

  @Override
  public FeatureMap forWorker() {
    return new SectionRates(network, sections, signal, delay, weight);
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    for (int i = 0; i < block.count(); i++) {
      write(samples, block.lane(), block.start(i), out, i * features());
    }
  }

  /** The voltages of all neurons at all steps: {@code [neurons][steps]}. */
  private float[] product(int steps) {
    SpikingLayer layer = network.last();
    float[] v = new float[layer.neurons() * steps];
    for (int n = 0; n < layer.neurons(); n++) {
      Arrays.fill(v, n * steps, (n + 1) * steps, layer.bias()[n] + 0f);
    }
    int signals = network.input().signals();
    float[] x = Arrays.copyOf(padded, signals * steps);
    Blas.gemmTN(layer.neurons(), steps, signals, 1, layer.weights(), x, 1, v);
    return v;
  }

  private void write(Samples samples, int lane, int place, float[] out, int to) {
    int ahead = network.input().firstStep();
    int begin = Math.min(samples.firstStep(lane, place), samples.steps() - ahead - 1);
    int steps = samples.steps() - ahead - begin;
    int width = ahead + steps;
    if (padded.length < width * samples.signals()) {
      padded = new float[width * samples.signals()];
    }
    for (int s = 0; s < samples.signals(); s++) {
      for (int t = 0; t < width; t++) {
        padded[s * width + t] = samples.value(lane, place, begin + t, s);
      }
    }
    if (voltage.length != steps) {
      voltage = new float[steps];
      Arrays.setAll(delayed, i -> new float[steps]);
    }
    float[] bias = network.last().bias();
    float[] all = product ? product(steps) : new float[0];
    for (int n = 0; n < bias.length; n++) {
      // 0 added to -0 is 0, which fires.
      Arrays.fill(voltage, bias[n] + 0f);
      if (product) {
        System.arraycopy(all, n * steps, voltage, 0, steps);
      } else {
        add(n, width, ahead);
      }
      for (int s = 0; s < sections; s++) {
        int from = (int) Math.min(steps - 1, (long) steps * s / sections);
        int end = (int) Math.max(from + 1, (long) steps * (s + 1) / sections);
        out[to + s * bias.length + n] = firing(voltage, from, end) / (float) (end - from);
      }
    }
  }

  /**
   * Adds what a neuron's synapses bring. Each delayed input is copied to an array of its own, since
   * HotSpot makes vector instructions only of loops that index all arrays alike.
   */
  private void add(int n, int width, int ahead) {
    float[] w = weight[n];
    int k = 0;
    for (; k + AT_ONCE <= w.length; k += AT_ONCE) {
      for (int i = 0; i < AT_ONCE; i++) {
        copy(n, k + i, width, ahead, delayed[i]);
      }
      add(w[k], delayed[0], w[k + 1], delayed[1], w[k + 2], delayed[2], voltage);
    }
    for (; k < w.length; k++) {
      copy(n, k, width, ahead, delayed[0]);
      add(w[k], delayed[0], voltage);
    }
  }

  private void copy(int n, int k, int width, int ahead, float[] to) {
    System.arraycopy(padded, signal[n][k] * width + ahead - delay[n][k], to, 0, to.length);
  }

  /** From left to right, as one after the other: the same bits. */
  private static void add(
      float wa, float[] a, float wb, float[] b, float wc, float[] c, float[] v) {
    for (int t = 0; t < v.length; t++) {
      v[t] = v[t] + wa * a[t] + wb * b[t] + wc * c[t];
    }
  }

  private static void add(float w, float[] x, float[] v) {
    for (int t = 0; t < v.length; t++) {
      v[t] += w * x[t];
    }
  }

  /** Number of steps whose voltage is 0 or more: the others have their sign bit set. */
  private static int firing(float[] voltage, int from, int end) {
    int silent = 0;
    for (int t = from; t < end; t++) {
      silent += Float.floatToRawIntBits(voltage[t]) >>> 31;
    }
    return end - from - silent;
  }
}
