package org.sswim.algorithms.spiketiming;

import java.util.Arrays;
import java.util.List;
import org.sswim.singlespike.Ramps;

/**
 * What windows take of synapses that have delays of their own: {@code I_j = sum_i w_ij min(1, t_i +
 * d_ij)} over the inputs that fired. A synapse whose spike arrives at the end of the window in any
 * case depends on neither time nor delay.
 */
final class SynapticDelays {
  private SynapticDelays() {}

  /**
   * Adds up I.
   *
   * @param times of the inputs: {@code [rows][inputs]}
   * @param ramps S, behind it I, which is added to: {@code [2][rows][outputs]}
   */
  static void forward(TimingLayer layer, int rows, float[] times, float[] ramps) {
    int n = layer.outputs();
    float[] unused = new float[n];
    float[] offset = new float[n];
    for (int r = 0; r < rows; r++) {
      Arrays.fill(offset, 0);
      for (int i = 0; i < layer.inputs(); i++) {
        float t = times[r * layer.inputs() + i];
        if (t < Float.POSITIVE_INFINITY) {
          Ramps.addDelayed(n, layer.weights(), layer.delay(), i * n, t, unused, offset);
        }
      }
      System.arraycopy(offset, 0, ramps, (rows + r) * n, n);
    }
  }

  /**
   * Takes gradients by I back.
   *
   * @param byRamps gradients by S, behind them by I: {@code [2][rows][outputs]}
   * @param gradients added to: by weights, reference, delays
   * @param byTimes written: {@code [rows][inputs]}
   */
  static void backward(
      TimingLayer layer,
      int rows,
      float[] times,
      float[] byRamps,
      List<float[]> gradients,
      float[] byTimes) {
    int n = layer.outputs();
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < layer.inputs(); i++) {
        int at = r * layer.inputs() + i;
        float t = times[at];
        byTimes[at] =
            t < Float.POSITIVE_INFINITY
                ? synapses(layer, i * n, t, byRamps, (rows + r) * n, gradients)
                : 0;
      }
    }
  }

  /** The synapses of an input that fired; returns the gradient by its time. */
  private static float synapses(
      TimingLayer layer, int from, float t, float[] byRamps, int row, List<float[]> gradients) {
    float[] byWeights = gradients.get(0);
    float[] byDelays = gradients.get(2);
    float sum = 0;
    for (int j = 0; j < layer.outputs(); j++) {
      float arrival = t + layer.delay()[from + j];
      byWeights[from + j] += byRamps[row + j] * Math.min(1, arrival);
      float own = arrival < 1 ? byRamps[row + j] * layer.weights()[from + j] : 0;
      byDelays[from + j] += own;
      sum += own;
    }
    return sum;
  }
}
