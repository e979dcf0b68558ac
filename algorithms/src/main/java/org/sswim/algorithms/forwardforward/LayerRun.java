package org.sswim.algorithms.forwardforward;

import java.util.Arrays;
import org.sswim.shown.UnitLength;

/**
 * A layer of leaky neurons that runs over some samples from rest and remembers what its gradient
 * needs, in the memory of one worker. At every step, with input current I, threshold th and leak
 * beta,
 *
 * <pre>
 *   m &larr; beta m + I,  s = H(m / th - 1),  m &larr; m - th s
 * </pre>
 *
 * <p>and backward H is taken for {@code S(u) = (1 + k u / (1 + k |u|)) / 2}, whose slope is {@code
 * k / 2 / (1 + k |u|)^2}. Goodness is the mean over neurons of squared spike counts. Where the run
 * is relaxed it fires S itself, and the gradient is exact.
 */
final class LayerRun {
  private final int neurons;
  private final int steps;
  private final float leak;
  private final float threshold;
  private final float slope;
  private final boolean relaxed;

  /** Input currents of each step, {@code [steps][rows][neurons]}; of one where it is constant. */
  private final float[] currents;

  private final boolean constant;

  /** Distance from the threshold before firing, in thresholds: {@code [steps][rows][neurons]}. */
  private final float[] distance;

  /** {@code [steps][rows][neurons]}; those of a step have length 1 once they were given on. */
  private final float[] spikes;

  private final boolean normalised;
  private final float[] counts;
  private final float[] voltage;

  /**
   * Memory of a worker.
   *
   * @param rows samples at once
   * @param constant whether the input currents are the same at every step
   */
  LayerRun(
      ForwardForwardOptions options, int neurons, int rows, boolean constant, boolean relaxed) {
    this.neurons = neurons;
    this.constant = constant;
    this.relaxed = relaxed;
    steps = options.steps();
    leak = (float) options.leak();
    threshold = (float) options.threshold();
    slope = (float) options.slope();
    int values = Math.multiplyExact(rows, neurons);
    int all = Math.multiplyExact(steps, values);
    currents = new float[constant ? values : all];
    distance = new float[all];
    spikes = new float[all];
    normalised = options.normalised();
    counts = new float[values];
    voltage = new float[values];
  }

  /** Where the input currents are to be written. */
  float[] currents() {
    return currents;
  }

  /** What the next layer takes of the last run: {@code [steps][rows][neurons]}. */
  float[] given() {
    return spikes;
  }

  /** Makes of the spikes of the last run what the next layer takes, and returns it. */
  float[] give(int rows) {
    if (normalised) {
      toUnitLength(steps * rows, neurons, spikes);
    }
    return spikes;
  }

  /** Spikes of each neuron in the last run: {@code [rows][neurons]}. */
  float[] counts() {
    return counts;
  }

  /** Runs over so many samples, whose currents have been written. */
  void run(int rows) {
    int n = rows * neurons;
    Arrays.fill(voltage, 0, n, 0);
    Arrays.fill(counts, 0, n, 0);
    for (int t = 0; t < steps; t++) {
      int at = t * n;
      if (relaxed) {
        relaxedStep(n, constant ? 0 : at, at);
      } else {
        step(n, constant ? 0 : at, at);
      }
    }
  }

  /** Runs as {@link #run}, but remembers no more than the counts. */
  void count(int rows) {
    if (relaxed) {
      run(rows);
      return;
    }
    int n = rows * neurons;
    Arrays.fill(voltage, 0, n, 0);
    Arrays.fill(counts, 0, n, 0);
    for (int t = 0; t < steps; t++) {
      countStep(n, constant ? 0 : t * n);
    }
  }

  private void countStep(int n, int from) {
    for (int i = 0; i < n; i++) {
      float m = leak * voltage[i] + currents[from + i];
      float s = m >= threshold ? 1f : 0f;
      counts[i] += s;
      voltage[i] = m - threshold * s;
    }
  }

  /** Divides each row by its length. */
  static void toUnitLength(int rows, int width, float[] values) {
    for (int r = 0; r < rows; r++) {
      float factor = UnitLength.factor(values, r * width, width);
      for (int i = r * width; i < (r + 1) * width; i++) {
        values[i] *= factor;
      }
    }
  }

  private void step(int n, int from, int at) {
    float inverse = 1 / threshold;
    for (int i = 0; i < n; i++) {
      float m = leak * voltage[i] + currents[from + i];
      float s = m >= threshold ? 1f : 0f;
      distance[at + i] = m * inverse - 1;
      spikes[at + i] = s;
      counts[i] += s;
      voltage[i] = m - threshold * s;
    }
  }

  private void relaxedStep(int n, int from, int at) {
    for (int i = 0; i < n; i++) {
      float m = leak * voltage[i] + currents[from + i];
      float u = m / threshold - 1;
      float s = 0.5f * (1 + slope * u / (1 + slope * Math.abs(u)));
      distance[at + i] = u;
      spikes[at + i] = s;
      counts[i] += s;
      voltage[i] = m - threshold * s;
    }
  }

  /** Writes the goodness of each sample of the last run. */
  void goodness(int rows, double[] out) {
    for (int r = 0; r < rows; r++) {
      double squares = 0;
      for (int i = r * neurons; i < (r + 1) * neurons; i++) {
        squares += (double) counts[i] * counts[i];
      }
      out[r] = squares / neurons;
    }
  }

  /**
   * Takes the gradients by goodness back to the input currents; the run is lost.
   *
   * @param by gradient by the goodness of each sample
   * @return gradients by the currents, in the shape of {@link #currents}
   */
  float[] backward(int rows, double[] by) {
    int n = rows * neurons;
    for (int r = 0; r < rows; r++) {
      float factor = (float) (2 * by[r] / neurons);
      for (int i = r * neurons; i < (r + 1) * neurons; i++) {
        counts[i] *= factor;
      }
    }
    float[] later = voltage;
    Arrays.fill(later, 0, n, 0);
    if (constant) {
      Arrays.fill(currents, 0, n, 0);
    }
    float inverse = 1 / threshold;
    for (int t = steps - 1; t >= 0; t--) {
      int at = t * n;
      for (int i = 0; i < n; i++) {
        float d = 1 + slope * Math.abs(distance[at + i]);
        float s = 0.5f * slope / (d * d);
        float kept = leak * later[i];
        later[i] = kept + s * (inverse * counts[i] - kept);
      }
      if (constant) {
        for (int i = 0; i < n; i++) {
          currents[i] += later[i];
        }
      } else {
        System.arraycopy(later, 0, currents, at, n);
      }
    }
    return currents;
  }
}
