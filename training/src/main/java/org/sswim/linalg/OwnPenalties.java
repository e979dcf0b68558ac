package org.sswim.linalg;

import java.util.List;

/**
 * A {@link GroupedRidge} in which each feature of a group may have a penalty of its own, by its
 * weight: a Thanksgiving is hardly shrunken, a date like any other is. This is empirical Bayes. The
 * weights of the group have a prior variance, and their sums a noise, whose ratio is the penalty k:
 *
 * <pre>
 *   prior = mean(w_j^2) / (1 - mean(k / (n_j + k)))       noise = k prior
 *   k_j   = noise / (w_j^2 + noise / (n_j + k))
 * </pre>
 *
 * <p>n_j is the sum of squares of feature j about its mean. The regression with these penalties
 * tells weights anew, and those tell penalties. In one group they stand where they err less on the
 * samples left out than k for all. In another, of which no such sample tells, they always do.
 *
 * @see <a href="https://doi.org/10.1162/neco.1992.4.3.415">MacKay, Bayesian interpolation</a>
 */
public final class OwnPenalties {
  private static final int ROUNDS = 2;

  /** Fewer features tell no prior. */
  private static final int FEWEST = 30;

  private final GroupedEquations equations;
  private final double[] penalties;
  private final int[] groups;
  private final List<RidgeWeights> without;

  /**
   * Tries them. Both groups are of {@link FeatureGroup.Unit#SAMPLES}.
   *
   * @param penalties of the groups
   * @param tried group whose features have their own where that errs less
   * @param untold group whose features have their own
   */
  public OwnPenalties(GroupedRidge ridge, double[] penalties, int tried, int untold) {
    equations = ridge.equations();
    this.penalties = penalties.clone();
    List<RidgeWeights> alike =
        ridge.withoutEach((set, sums) -> equations.solve(sums, this.penalties));
    int[] alone = {untold};
    List<RidgeWeights> withUntold =
        ridge.withoutEach((set, sums) -> adapted(sums, alike.get(set), alone));
    int[] both = {tried, untold};
    List<RidgeWeights> withBoth =
        Double.isFinite(penalties[tried])
            ? ridge.withoutEach((set, sums) -> adapted(sums, alike.get(set), both))
            : withUntold;
    boolean taken = ridge.error(withBoth) < ridge.error(withUntold);
    groups = taken ? both : alone;
    without = taken ? withBoth : withUntold;
  }

  /** The regression of the training samples but those of one set left out. */
  public RidgeWeights without(int set) {
    return without.get(set);
  }

  /** The regression of some samples. */
  public RidgeWeights solve(NormalEquations sums) {
    return adapted(sums, equations.solve(sums, penalties), groups);
  }

  private RidgeWeights adapted(NormalEquations sums, RidgeWeights alike, int[] groups) {
    RidgeWeights weights = alike;
    for (int round = 0; round < ROUNDS; round++) {
      RidgeEquations system = equations.of(sums, penalties);
      boolean changed = false;
      for (int group : groups) {
        changed |= adapt(system, weights, group);
      }
      if (!changed) {
        return weights;
      }
      weights = equations.solve(system, sums);
    }
    return weights;
  }

  /** Puts penalties by weights in place of k, which the diagonal holds besides n. */
  private boolean adapt(RidgeEquations system, RidgeWeights weights, int group) {
    int[] used = system.used();
    int[] places = equations.places(group, used);
    double[] squares = new double[used.length];
    double k = penalties[group];
    double sum = 0;
    double known = 0;
    for (int i : places) {
      squares[i] = weights.square(used[i]);
      sum += squares[i];
      known += 1 - k / system.at(i, i);
    }
    if (sum == 0 || places.length < FEWEST) {
      return false;
    }
    double noise = k * sum / known;
    for (int i : places) {
      double own = noise / (squares[i] + noise / system.at(i, i));
      system.matrix()[i * used.length + i] += own - k;
    }
    return true;
  }
}
