package org.sswim.lowbit;

import org.sswim.linalg.Blas;
import org.sswim.linalg.Lapack;

/**
 * Puts the weights of a linear model on a table of powers of two, each output with a scale of its
 * own. It keeps a quadratic form of the change small:
 *
 * <pre>
 *   f(W) = sum_k (W - Z)_k' S (W - Z)_k,   W = a_k Q_k, Q of the table
 * </pre>
 *
 * <p>Z is where f is 0: the solution in closed form of a ridge regression, or any other weights.
 * Alternating directions begin there. W minimises {@code f + rho/2 |W - G + lambda|^2} in closed
 * form, G is the projection of {@code W + lambda}, and {@code lambda += W - G}. Rho grows from a
 * hundredth of the mean of S's diagonal to ten times it. Each output keeps the best Q on the way,
 * with the scale that is best for f. Then each entry moves to where f is least, until no entry
 * moves.
 */
public final class FormProjection {
  private static final double FIRST_RHO = 0.01;
  private static final double LAST_RHO = 10;
  private static final int STAGES = 10;
  private static final int ROUNDS = 5;
  private static final int SWEEPS = 20;

  private final PowerTable table;
  private final double[] s;
  private final int n;
  private final int outputs;
  private final double[] target;
  private final double[] product;

  /** {@code Z_k' S Z_k}. */
  private final double[] size;

  /** The best entries so far, row-major {@code [n][outputs]}. */
  private final double[] best;

  private final double[] scale;
  private final double[] cost;

  private FormProjection(PowerTable table, double[] s, double[] z, int outputs) {
    this.table = table;
    this.s = s;
    this.outputs = outputs;
    n = z.length / outputs;
    target = z;
    product = new double[z.length];
    Blas.symm(n, outputs, 1, s, z, 0, product);
    size = dots(z, product);
    best = new double[z.length];
    scale = new double[outputs];
    cost = size.clone();
  }

  /**
   * Entries and scales.
   *
   * @param entries of the table, row-major {@code [n][outputs]}
   * @param scales of the outputs
   * @param cost f of each output
   */
  public record Projected(double[] entries, double[] scales, double[] cost) {}

  /**
   * The nearest entries, whatever S: plain rounding.
   *
   * @param s {@code n x n}, positive definite
   * @param z row-major {@code [n][outputs]}
   */
  public static Projected rounded(PowerTable table, double[] s, double[] z, int outputs) {
    FormProjection own = new FormProjection(table, s, z, outputs);
    double[] scales = own.scales(z);
    double[] q = own.nearest(z, scales);
    double[] sq = own.times(q);
    double[] crossing = own.dots(own.product, q);
    double[] square = own.dots(q, sq);
    for (int k = 0; k < outputs; k++) {
      double a = scales[k];
      own.cost[k] = own.size[k] - 2 * a * crossing[k] + a * a * square[k];
    }
    return new Projected(q, scales, own.cost);
  }

  /** As {@link #rounded}, by alternating directions. */
  public static Projected of(PowerTable table, double[] s, double[] z, int outputs) {
    FormProjection own = new FormProjection(table, s, z, outputs);
    own.keep(own.nearest(z, own.scales(z)));
    own.alternate();
    own.descend();
    return new Projected(own.best, own.scale, own.cost);
  }

  private void alternate() {
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += s[i * n + i];
    }
    double[] w = target.clone();
    double[] lambda = new double[w.length];
    double[] g = new double[w.length];
    double before = 0;
    for (int stage = 0; stage < STAGES; stage++) {
      double share = (double) stage / (STAGES - 1);
      double rho = trace / n * FIRST_RHO * Math.pow(LAST_RHO / FIRST_RHO, share);
      double[] factor = s.clone();
      for (int i = 0; i < n; i++) {
        factor[i * n + i] += rho;
      }
      if (!Lapack.cholesky(n, factor)) {
        throw new ArithmeticException("a quadratic form must be positive definite");
      }
      // lambda is in units of 1 / rho.
      for (int i = 0; i < lambda.length && before > 0; i++) {
        lambda[i] *= before / rho;
      }
      before = rho;
      for (int round = 0; round < ROUNDS; round++) {
        double[] v = w.clone();
        for (int i = 0; i < v.length; i++) {
          v[i] += lambda[i];
        }
        double[] scales = scales(v);
        double[] q = nearest(v, scales);
        keep(q);
        for (int i = 0; i < v.length; i++) {
          g[i] = scales[i % outputs] * q[i];
          lambda[i] = v[i] - g[i];
          w[i] = product[i] + rho * (g[i] - lambda[i]);
        }
        Lapack.choleskySolve(n, outputs, factor, w);
      }
    }
  }

  /** Keeps the entries of outputs of which f is less than before, each with its best scale. */
  private void keep(double[] q) {
    double[] sq = times(q);
    double[] crossing = dots(product, q);
    double[] square = dots(q, sq);
    for (int k = 0; k < outputs; k++) {
      double own = square[k] > 0 ? size[k] - crossing[k] * crossing[k] / square[k] : size[k];
      if (crossing[k] > 0 && own < cost[k]) {
        cost[k] = own;
        scale[k] = crossing[k] / square[k];
        for (int i = 0; i < n; i++) {
          best[i * outputs + k] = q[i * outputs + k];
        }
      }
    }
  }

  /** Moves entry by entry to where f is least. */
  private void descend() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double[] q = best.clone();
      double[] slope = times(q);
      boolean moved = false;
      for (int k = 0; k < outputs; k++) {
        for (int i = 0; i < n; i++) {
          slope[i * outputs + k] = scale[k] * slope[i * outputs + k] - product[i * outputs + k];
        }
      }
      double[] step = new double[outputs];
      for (int i = 0; i < n; i++) {
        boolean any = false;
        for (int k = 0; k < outputs; k++) {
          int at = i * outputs + k;
          step[k] = 0;
          if (scale[k] > 0) {
            double entry = table.nearest((float) (q[at] - slope[at] / (scale[k] * s[i * n + i])));
            step[k] = scale[k] * (entry - q[at]);
            q[at] = entry;
            any |= step[k] != 0;
          }
        }
        if (any) {
          moved = true;
          for (int j = 0; j < n; j++) {
            double coupling = s[i * n + j];
            for (int k = 0; k < outputs; k++) {
              slope[j * outputs + k] += coupling * step[k];
            }
          }
        }
      }
      if (!moved) {
        return;
      }
      keep(q);
    }
  }

  private double[] times(double[] q) {
    double[] out = new double[q.length];
    Blas.symm(n, outputs, 1, s, q, 0, out);
    return out;
  }

  private double[] dots(double[] a, double[] b) {
    double[] sum = new double[outputs];
    for (int i = 0; i < a.length; i++) {
      sum[i % outputs] += a[i] * b[i];
    }
    return sum;
  }

  private double[] scales(double[] v) {
    float[] narrow = Blas.floats(v);
    return table.scales(new PowerTable.Weights(narrow, outputs, 1), PowerTable.Tie.NODE, narrow);
  }

  private double[] nearest(double[] v, double[] scales) {
    double[] q = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      double a = scales[i % outputs];
      q[i] = a > 0 ? table.nearest((float) (v[i] / a)) : 0;
    }
    return q;
  }
}
