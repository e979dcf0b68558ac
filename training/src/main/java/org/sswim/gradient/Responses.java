package org.sswim.gradient;

import org.sswim.kernel.Kernel;

/** Derivatives by the support of the responses of kernels, and how far responses reach. */
final class Responses {
  /** Relative change of a support in a difference quotient. */
  private static final double CHANGE = 1e-4;

  /** What is left of a response, relative to its peak, that is not worth computing. */
  private static final double NEGLIGIBLE = 1e-8;

  private Responses() {}

  /** A response by lag. */
  @FunctionalInterface
  interface Response {
    /** The response at lags 0, 1, ...: {@code [lags]}. */
    double[] of(Kernel kernel, double support, int lags);
  }

  /** The derivative of a response by the support, by a central difference in double precision. */
  static double[] bySupport(Response response, Kernel kernel, double support, int lags) {
    double change = CHANGE * support;
    double[] high = response.of(kernel, support + change, lags);
    double[] low = response.of(kernel, support - change, lags);
    for (int u = 0; u < lags; u++) {
      high[u] = (high[u] - low[u]) / (2 * change);
    }
    return high;
  }

  /** Number of lags up to the last one that is not negligible next to the largest value. */
  static int reach(double[] response) {
    double peak = 0;
    for (double value : response) {
      peak = Math.max(peak, Math.abs(value));
    }
    int reach = response.length;
    while (reach > 1 && Math.abs(response[reach - 1]) <= NEGLIGIBLE * peak) {
      reach--;
    }
    return reach;
  }
}
