package org.sswim.gradient;

import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/** Responses by lag of kernels as networks run them, and their derivatives by the support. */
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

  /**
   * The post-synaptic potential of unit sum.
   *
   * @return {@code [lags]}
   */
  static double[] psp(Kernel kernel, double support, int lags) {
    return Kernels.response(kernel, support, lags);
  }

  /**
   * The refractory response of unit peak; 0 at lag 0.
   *
   * @return {@code [lags]}
   */
  static double[] refractory(Kernel kernel, double support, int lags) {
    double[] response = new double[lags];
    double scale = Kernels.unitPeak(kernel, support);
    if (kernel.form() == Kernel.Form.FINITE) {
      for (int u = 1; u < Math.min(lags, kernel.length(support)); u++) {
        response[u] = scale * kernel.shape(u, support);
      }
      return response;
    }
    Kernel.Recursion poles = kernel.recursion(support);
    double p = 1;
    double q = 1;
    for (int u = 1; u < lags; u++) {
      response[u] = scale * (kernel.form() == Kernel.Form.FIRST_ORDER ? p : q);
      p = poles.a() * p;
      q = poles.b() * q + p;
    }
    return response;
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
