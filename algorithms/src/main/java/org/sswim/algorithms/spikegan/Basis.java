package org.sswim.algorithms.spikegan;

import java.util.Arrays;
import org.sswim.algorithms.learning.Rows;

/**
 * Kernels by which neurons see past spikes. Each filter says how much a spike of k steps ago
 * counts; a neuron's own spikes have one filter more.
 *
 * @param filters f_b(k): {@code [filters][lags]}, k from 0 on; used from 0 on for inputs, which
 *     there are before neurons fire, and from 1 on for neurons
 * @param own g(k) of a neuron's own spikes, used from 1 on: {@code [lags]}
 */
record Basis(float[][] filters, float[] own) {
  /** Share of the lags after which a neuron's own trace has fallen to 1/e. */
  private static final double OWN = 0.5;

  /** Keeps the logarithm of lag 0 finite. */
  private static final double OFFSET = 0.5;

  /** What shape filters have. */
  enum Shape {
    /**
     * Humps that follow each other, broader with the lag: {@code f_b(k) = (1 + cos(x - b pi/2)) /
     * 2} where {@code |x - b pi/2| < pi}. x is the logarithm of the lag, scaled so that the last
     * hump has its top at the last lag (Pillow et al. 2008).
     */
    RAISED_COSINE,
    /** {@code f_b(k) = exp(-k / tau_b)}, time constants doubling from 1 step on. */
    EXPONENTIAL
  }

  /**
   * Kernels.
   *
   * @param count of filters, at least 1
   * @param lags how many steps they reach back, the present included; at least 2
   */
  static Basis of(Shape shape, int count, int lags) {
    float[][] filters = new float[count][];
    Arrays.setAll(
        filters,
        b ->
            Rows.of(
                lags,
                k ->
                    shape == Shape.EXPONENTIAL
                        ? Math.exp(-k / Math.pow(2, b))
                        : hump(b, count, k, lags)));
    float[] own = Rows.of(lags, k -> Math.exp((1 - k) / (OWN * lags)));
    return new Basis(filters, own);
  }

  private static double hump(int b, int count, int k, int lags) {
    if (count == 1) {
      return 1;
    }
    double low = Math.log(OFFSET);
    double high = Math.log(lags - 1 + OFFSET);
    double x = (Math.log(k + OFFSET) - low) / (high - low) * (count - 1);
    double from = (x - b) * Math.PI / 2;
    return Math.abs(from) < Math.PI ? (1 + Math.cos(from)) / 2 : 0;
  }

  /** Filters of each source. */
  int count() {
    return filters.length;
  }
}
