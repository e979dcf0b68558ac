package org.sswim.studies;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Axes;

/**
 * A random filter over the steps of a window, squashed and smoothed:
 *
 * <pre>
 *   h(t) = sigmoid(b + sum_{j, s} w(j, s) x(t + j, s)),  t = 0 .. H - size
 *   f(t) = mean of h(t), h(t + 1), h(t + 2), less sigmoid(b)
 * </pre>
 *
 * <p>with a 1 as the last feature. What is taken off changes no least-squares fit, as the 1 can
 * make up for it, but keeps the fit well conditioned. Windows of fewer steps are smoothed over as
 * many as there are.
 *
 * @param weights row-major {@code [size][signals]}; shared, not copied
 * @param bias b
 * @param steps H
 * @param signals values of a step
 */
public record RandomFilter(
    @Axes({"size", "signals"}) float[] weights, float bias, int steps, int signals) {
  private static final int POOLED = 3;

  /** Checks the shapes. */
  public RandomFilter {
    Checks.not(signals < 1 || weights.length % signals != 0)
        .or("weights must be whole rows of %s signals; got %s", signals, weights.length);
    Checks.within("steps of a filter", weights.length / signals, 1, steps);
    ShownModel.requireLength("weights", weights, weights.length);
  }

  /** Steps that the filter sees at once. */
  public int size() {
    return weights.length / signals;
  }

  private int places() {
    return steps - size() + 1;
  }

  private int pooled() {
    return Math.min(POOLED, places());
  }

  /** Number of features, the constant one included. */
  public int features() {
    return places() - pooled() + 2;
  }

  /**
   * Writes the features of windows.
   *
   * @param x windows, row-major {@code [...][steps][signals]}
   * @param from the first window that is wanted
   * @param count windows that are wanted
   * @param out row-major {@code [count][features]}
   */
  public void write(float[] x, int from, int count, double[] out) {
    int features = features();
    int pooled = pooled();
    double rest = sigmoid(bias);
    double[] map = new double[places()];
    for (int i = 0; i < count; i++) {
      int window = (from + i) * steps * signals;
      for (int t = 0; t < map.length; t++) {
        float sum = bias;
        int at = window + t * signals;
        for (int j = 0; j < weights.length; j++) {
          sum += weights[j] * x[at + j];
        }
        map[t] = sigmoid(sum) - rest;
      }
      int row = i * features;
      Arrays.fill(out, row, row + features - 1, 0);
      for (int t = 0; t < features - 1; t++) {
        for (int j = 0; j < pooled; j++) {
          out[row + t] += map[t + j] / pooled;
        }
      }
      out[row + features - 1] = 1;
    }
  }

  private static double sigmoid(double u) {
    return 1 / (1 + Math.exp(-u));
  }
}
