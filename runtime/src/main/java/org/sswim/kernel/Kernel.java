package org.sswim.kernel;

import org.sswim.checks.Checks;

/**
 * The shape {@code k(u)} of a response to one unit input at lag 0. The lag {@code u >= 0} and the
 * support (time scale) {@code sigma > 0} are in time steps.
 *
 * <p>Shapes are not normalised. A post-synaptic potential is scaled to unit <em>sum</em> over the
 * lags 0, 1, 2, and so on. A constant input of 1 therefore settles at 1 whatever the support. A
 * refractory response acts from lag 1 on and is scaled to unit <em>peak</em>. The spike cost is
 * therefore the voltage that the neuron loses at the worst step after a spike.
 *
 * <p>A kernel is either recursive (see {@link Recursion}; its length is unbounded) or finite. New
 * kernels implement this interface and are added to {@link Kernels}, so that model files can name
 * them.
 *
 * @see <a href="https://arxiv.org/abs/2510.01012">Gollwitzer and Dietrich 2025, section 2: the
 *     kernels k and q</a>
 */
public interface Kernel {

  /** The name under which model files and options know this kernel, in lower case. */
  String name();

  /**
   * The unnormalised response at a lag.
   *
   * @param lag u, in time steps, at least 0
   * @param support sigma, in time steps, above 0
   */
  double shape(double lag, double support);

  /** How the response is computed step by step. */
  Form form();

  /**
   * The poles of the recursion of a recursive kernel.
   *
   * @throws UnsupportedOperationException for a finite kernel
   */
  Recursion recursion(double support);

  /**
   * The number of whole lags 0, 1, ... at which a finite kernel can be other than zero.
   *
   * @throws UnsupportedOperationException for a recursive kernel
   */
  int length(double support);

  /** How a response is computed step by step. */
  enum Form {
    /** {@code p(t) = a p(t-1) + x(t)}: the response is p. */
    FIRST_ORDER,
    /** {@code q(t) = b q(t-1) + p(t-1); p(t) = a p(t-1) + x(t)}: the response is q, 0 at lag 0. */
    SECOND_ORDER,
    /** A sum over the last {@link Kernel#length} inputs. */
    FINITE
  }

  /**
   * The poles of a recursive response. With {@code b == a} the second order response is {@code u
   * a^(u-1)}, else {@code (a^u - b^u) / (a - b)}.
   *
   * @param a the pole of the first stage, in [0, 1)
   * @param b the pole of the second stage, in [0, 1); unused by first order kernels
   */
  record Recursion(double a, double b) {

    /** Checks the range of the poles. */
    public Recursion {
      Checks.that(a >= 0 && a < 1 && b >= 0 && b < 1).or("poles must lie in [0, 1): %s, %s", a, b);
    }
  }
}
