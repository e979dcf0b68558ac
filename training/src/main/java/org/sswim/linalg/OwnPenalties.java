package org.sswim.linalg;

import java.util.Arrays;

/**
 * Penalties of their own for some directions among the targets; what the targets hold besides bears
 * the common penalty.
 *
 * <p>Leads of a forecast share few patterns, such as a level and a daily wave. Some can be
 * predicted from few samples, others hardly, so that one penalty for all is too much for these and
 * too little for those. With orthonormal directions u_j among r targets and W(p) the {@code q x r}
 * weights that penalty p gives, the weights are
 *
 * <pre>
 *   W = W(p_0) + sum_j (W(p_j) - W(p_0)) u_j u_j'
 * </pre>
 *
 * Where targets bear weights a_k, the directions are orthonormal for the targets times sqrt(a_k).
 *
 * @param penalty p_j, relative to the mean diagonal, as {@link RidgeSolver#solve} takes it: {@code
 *     [count]}
 * @param project the k-th element of u_j times sqrt(a_k): {@code [targets][count]}
 * @param expand the k-th element of u_j over sqrt(a_k), 0 for targets that do not count: {@code
 *     [targets][count]}
 */
public record OwnPenalties(double[] penalty, double[] project, double[] expand) {

  /** The common penalty for all. */
  public static final OwnPenalties NONE =
      new OwnPenalties(new double[0], new double[0], new double[0]);

  /** Number of directions. */
  public int count() {
    return penalty.length;
  }

  /** The same with every penalty times a factor. */
  OwnPenalties times(double factor) {
    return new OwnPenalties(Arrays.stream(penalty).map(p -> p * factor).toArray(), project, expand);
  }
}
