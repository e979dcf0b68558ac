package org.sswim.kernel;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import org.sswim.checks.Checks;

/** The kernels that ship with the library. */
public final class Kernels {

  /** {@code k(u) = exp(-u / sigma)}. */
  public static final Kernel EXPONENTIAL =
      new UsualKernel(
          "exponential", Kernel.Form.FIRST_ORDER, 1, (lag, support) -> Math.exp(-lag / support));

  /** {@code k(u) = u exp(-u / sigma)}: the classical alpha function, with its peak at sigma. */
  public static final Kernel ALPHA =
      new UsualKernel(
          "alpha", Kernel.Form.SECOND_ORDER, 1, (lag, support) -> lag * Math.exp(-lag / support));

  /** {@code k(u) = exp(-u / sigma) - exp(-4 u / sigma)}: rises four times faster than it decays. */
  public static final Kernel DOUBLE_EXPONENTIAL =
      new UsualKernel(
          "double-exponential",
          Kernel.Form.SECOND_ORDER,
          4,
          (lag, support) -> Math.exp(-lag / support) - Math.exp(-4 * lag / support));

  /** {@code k(u) = (1 + cos(pi u / sigma)) / 2} for {@code u < sigma}, else 0: compact support. */
  public static final Kernel RAISED_COSINE =
      new UsualKernel(
          "raised-cosine",
          Kernel.Form.FINITE,
          1,
          (lag, support) -> lag < support ? 0.5 * (1 + Math.cos(Math.PI * lag / support)) : 0);

  private static final List<Kernel> ALL =
      List.of(EXPONENTIAL, ALPHA, DOUBLE_EXPONENTIAL, RAISED_COSINE);

  private Kernels() {}

  /** All kernels, in a fixed order. */
  public static List<Kernel> all() {
    return ALL;
  }

  /**
   * The kernel of a name.
   *
   * @throws IllegalArgumentException naming the known kernels, if there is none of this name
   */
  public static Kernel named(String name) {
    return ALL.stream()
        .filter(kernel -> kernel.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown kernel '%s'; known: %s"
                        .formatted(
                            name,
                            ALL.stream().map(Kernel::name).collect(Collectors.joining(", ")))));
  }

  /**
   * The factor that gives a post-synaptic potential unit sum over the lags 0, 1, 2, ...
   *
   * @return for a recursive kernel the factor of its recursion's output, else that of its shape
   */
  public static double unitSum(Kernel kernel, double support) {
    if (kernel.form() == Kernel.Form.FINITE) {
      double sum = 0;
      for (int u = 0; u < kernel.length(support); u++) {
        sum += kernel.shape(u, support);
      }
      return 1 / sum;
    }
    Kernel.Recursion poles = kernel.recursion(support);
    return kernel.form() == Kernel.Form.FIRST_ORDER
        ? 1 - poles.a()
        : (1 - poles.a()) * (1 - poles.b());
  }

  /**
   * The factor that gives a refractory response unit peak over the lags 1, 2, ...
   *
   * @return for a recursive kernel the factor of its recursion's output; a spike enters the
   *     recursion so that it is first felt one step later. For others the factor of the shape
   */
  public static double unitPeak(Kernel kernel, double support) {
    return switch (kernel.form()) {
      case FIRST_ORDER -> 1;
      case SECOND_ORDER -> 1 / secondOrderPeak(kernel.recursion(support));
      case FINITE -> {
        double highest = 0;
        for (int u = 1; u < kernel.length(support); u++) {
          highest = Math.max(highest, kernel.shape(u, support));
        }
        yield highest > 0 ? 1 / highest : 0;
      }
    };
  }

  private static double secondOrderPeak(Kernel.Recursion poles) {
    double p = 1;
    double q = 1;
    double next = poles.b() + poles.a();
    while (next > q) {
      p *= poles.a();
      q = next;
      next = poles.b() * q + poles.a() * p;
    }
    return q;
  }

  /**
   * The response of unit sum to one unit input, by lag: what a simulation computes step by step.
   *
   * @param lags number of lags wanted
   * @return {@code [lags]}
   */
  public static double[] response(Kernel kernel, double support, int lags) {
    return response(kernel, support, lags, 0, unitSum(kernel, support));
  }

  /**
   * The refractory response of unit peak to one spike, by lag: what a simulation computes step by
   * step. It is 0 at lag 0, as a neuron feels its spike from the next step on.
   *
   * @param lags number of lags wanted
   * @return {@code [lags]}
   */
  public static double[] refractoryResponse(Kernel kernel, double support, int lags) {
    return response(kernel, support, lags, 1, unitPeak(kernel, support));
  }

  private static double[] response(
      Kernel kernel, double support, int lags, int first, double scale) {
    double[] response = new double[lags];
    if (kernel.form() == Kernel.Form.FINITE) {
      for (int u = first; u < Math.min(lags, kernel.length(support)); u++) {
        response[u] = scale * kernel.shape(u, support);
      }
      return response;
    }
    Kernel.Recursion poles = kernel.recursion(support);
    double p = 1;
    double q = first;
    for (int u = first; u < lags; u++) {
      response[u] = scale * (kernel.form() == Kernel.Form.FIRST_ORDER ? p : q);
      double before = p;
      p *= poles.a();
      q = poles.b() * q + (first == 0 ? before : p);
    }
    return response;
  }

  private record UsualKernel(String name, Form form, double ratio, DoubleBinaryOperator curve)
      implements Kernel {
    @Override
    public double shape(double lag, double support) {
      return curve.applyAsDouble(lag, support);
    }

    @Override
    public Recursion recursion(double support) {
      Checks.that(form != Form.FINITE, UnsupportedOperationException::new)
          .or("%s kernels are finite, not recursive", name);
      return new Recursion(Math.exp(-1 / support), Math.exp(-ratio / support));
    }

    @Override
    public int length(double support) {
      Checks.that(form == Form.FINITE, UnsupportedOperationException::new)
          .or("%s kernels are recursive, not finite", name);
      return Math.max(1, (int) Math.ceil(support));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
