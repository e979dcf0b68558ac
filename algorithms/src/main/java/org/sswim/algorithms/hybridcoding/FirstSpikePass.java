package org.sswim.algorithms.hybridcoding;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.linalg.Blas;
import org.sswim.samples.Head;
import org.sswim.shown.Neuron;

/**
 * Loss and gradient of outputs that decide by their first spike, in the memory of one worker;
 * hidden layers stay as they are. With voltages {@code V(t) = left V(t - 1) + gain x(t)}, {@code
 * x(t) = rise x(t - 1) + W s(t) + b}, the step t_f of the decision and threshold th
 *
 * <pre>
 *   loss = 2 CE(V(t_f), y) + 2 theta sum_{j wrong, V_j(t_f) &ge; th} (V_j(t_f) - th)
 * </pre>
 *
 * <p>of which the derivative is taken at that step, as if it would not move.
 */
final class FirstSpikePass extends GradientPass {
  private final HybridNetwork network;
  private final Earliness earliness;
  private final HiddenRun run;
  private final LayerMap.Pass output;
  private final int steps;
  private final int hidden;
  private final int classes;

  /** Voltages if no output fired: {@code [steps][rows][classes]}. */
  private final float[] voltages;

  /** What the hidden spikes and the bias have left in voltages at the decision. */
  private final float[] traces;

  /** The same of synaptic currents. */
  private final float[] rising;

  private final float[] biasTraces;
  private final float[] evidence;
  private final float[] slope;
  private final float[] byWeights;
  private final float[] byBias;

  FirstSpikePass(HybridNetwork network, Vectors data, int rows, Earliness earliness) {
    this.network = network;
    this.earliness = earliness;
    run = new HiddenRun(network, data, rows);
    steps = network.options().steps();
    LayerMap map = network.maps().get(network.layers());
    hidden = map.inputs();
    classes = map.outputs();
    output = map.pass(steps * rows);
    voltages = new float[Math.multiplyExact(steps, rows * classes)];
    traces = new float[rows * hidden];
    rising = new float[hidden];
    biasTraces = new float[rows];
    evidence = new float[rows * classes];
    slope = new float[rows * classes];
    byWeights = new float[hidden * classes];
    byBias = new float[classes];
    addGradients(List.of(byWeights, byBias));
  }

  /** Voltages of the last samples, {@code [steps][samples][classes]}. */
  float[] voltages() {
    return voltages;
  }

  /** See {@link HiddenRun#lose}. */
  void lose(double share, UniformRandomProvider random) {
    run.lose(share, random);
  }

  int[] label() {
    return run.label();
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    run.run(order, from, count);
    output.forward(steps * count, run.lastTrain(), voltages);
    Neuron neuron = network.output();
    int n = count * classes;
    for (int i = n; i < steps * n; i++) {
      voltages[i] += neuron.rise() * voltages[i - n];
    }
    for (int i = 0; i < steps * n; i++) {
      voltages[i] = neuron.gain() * voltages[i] + (i < n ? 0 : neuron.decay() * voltages[i - n]);
    }
    for (int r = 0; r < count; r++) {
      int t = decision(count, r);
      System.arraycopy(voltages, (t * count + r) * classes, evidence, r * classes, classes);
      trace(count, r, t, neuron);
      if (share > 0) {
        earliness.heard(right(count, r, t), right(count, r, steps - 1));
      }
    }
    double loss = 2 * CrossEntropy.of(count, classes, evidence, run.label(), 2 * share, slope);
    loss += crossed(count, share);
    Blas.gemmTN(hidden, classes, count, 1, traces, slope, 0, byWeights);
    for (int i = 0; i < count * classes; i++) {
      byBias[i % classes] += slope[i] * biasTraces[i / classes];
    }
    return loss;
  }

  private float[] at(int count, int row, int step) {
    int from = (step * count + row) * classes;
    return Arrays.copyOfRange(voltages, from, from + classes);
  }

  private boolean right(int count, int row, int step) {
    return Head.highest(at(count, row, step)) == run.label()[row];
  }

  private int decision(int count, int row) {
    float threshold = network.threshold(network.layers());
    for (int t = 0; t < steps; t++) {
      float[] now = at(count, row, t);
      if (now[Head.highest(now)] >= threshold) {
        return t;
      }
    }
    return steps - 1;
  }

  private void trace(int count, int row, int last, Neuron neuron) {
    int to = row * hidden;
    Arrays.fill(traces, to, to + hidden, 0);
    Arrays.fill(rising, 0);
    float risen = 0;
    float bias = 0;
    for (int t = 0; t <= last; t++) {
      follow(hidden, neuron.rise(), 1, run.lastTrain(), (t * count + row) * hidden, rising, 0);
      follow(hidden, neuron.decay(), neuron.gain(), rising, 0, traces, to);
      risen = neuron.rise() * risen + 1;
      bias = neuron.decay() * bias + neuron.gain() * risen;
    }
    biasTraces[row] = bias;
  }

  private static void follow(
      int n, float left, float gain, float[] x, int from, float[] trace, int to) {
    for (int i = 0; i < n; i++) {
      trace[to + i] = left * trace[to + i] + gain * x[from + i];
    }
  }

  private double crossed(int count, double share) {
    double theta = earliness.theta();
    float threshold = network.threshold(network.layers());
    double loss = 0;
    for (int i = 0; i < count * classes; i++) {
      if (i % classes != run.label()[i / classes] && evidence[i] >= threshold) {
        loss += 2 * theta * (evidence[i] - threshold);
        slope[i] += (float) (2 * theta * share);
      }
    }
    return loss;
  }
}
