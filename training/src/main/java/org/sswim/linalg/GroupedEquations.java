package org.sswim.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;

/**
 * The equations of a {@link GroupedRidge} for any sums of samples. Training samples decide which
 * features move, and in which units. Keeps none of them.
 */
public final class GroupedEquations {
  /** Share of its mean square, or of the largest variance of its group, that is no movement. */
  private static final double DEAD = 1e-12;

  /** The same about the origin, as products are summed in single precision. */
  private static final double SINGLE_NOISE = 1e-6;

  /**
   * Share of the largest variance of its group below which a feature is not scaled up any more. A
   * neuron may hardly ever fire in training but often later. Its deviation would then count by its
   * inverse, in thousands.
   */
  private static final double LEAST_SCALED = 1e-4;

  private final List<FeatureGroup> groups;
  private final int first;
  private final int targets;

  /** Group of each feature, -1 for one that never moves. */
  private final int[] groupOf;

  /** {@code 1 / deviation} of features of relative groups, 1 for others. */
  private final double[] unit;

  /**
   * Takes the units from training samples.
   *
   * @param total equations of these samples
   * @param groups of the features, in order; their sizes add up to all
   * @param first first of the targets that are regressed
   * @param targets number of these
   */
  public GroupedEquations(
      NormalEquations total, List<FeatureGroup> groups, int first, int targets) {
    this.groups = List.copyOf(groups);
    this.first = first;
    this.targets = targets;
    Checks.that(groups.stream().mapToInt(FeatureGroup::size).sum() == total.features())
        .or("the sizes of groups must add up to %s", total.features());
    groupOf = new int[total.features()];
    unit = new double[total.features()];
    int at = 0;
    for (int g = 0; g < groups.size(); g++) {
      setUnits(total, g, at, at + groups.get(g).size());
      at += groups.get(g).size();
    }
  }

  private void setUnits(NormalEquations total, int group, int from, int to) {
    FeatureGroup.Unit own = groups.get(group).unit();
    double largest =
        own == FeatureGroup.Unit.DEVIATIONS
            ? IntStream.range(from, to).mapToDouble(i -> variance(total, i)).max().orElse(0)
            : 0;
    for (int i = from; i < to; i++) {
      double variance = variance(total, i);
      groupOf[i] = variance > noise(total, i, largest) ? group : -1;
      unit[i] =
          own != FeatureGroup.Unit.SAMPLES && groupOf[i] >= 0
              ? 1 / Math.sqrt(Math.max(variance, LEAST_SCALED * largest))
              : 1;
    }
  }

  /** The variance that rounding leaves of a feature that never moves. */
  private static double noise(NormalEquations total, int feature, double largest) {
    double aboutOrigin = total.gram[feature * total.features() + feature] / total.weight();
    double mean = total.featureSums[feature] / total.weight();
    double square = variance(total, feature) + Math.pow(mean + total.origin[feature], 2);
    return Math.max(DEAD * Math.max(square, largest), SINGLE_NOISE * aboutOrigin);
  }

  private static double variance(NormalEquations total, int feature) {
    double mean = total.featureSums[feature] / total.weight();
    return total.gram[feature * total.features() + feature] / total.weight() - mean * mean;
  }

  /** The equations of some samples, penalties added. */
  RidgeEquations of(NormalEquations sums, double[] penalties) {
    Checks.that(sums.features() == groupOf.length)
        .or("there must be %s features; got %s", groupOf.length, sums.features());
    int[] used =
        IntStream.range(0, sums.weight > 1 ? groupOf.length : 0)
            .filter(i -> groupOf[i] >= 0 && Double.isFinite(penalties[groupOf[i]]))
            .toArray();
    RidgeEquations system = RidgeEquations.of(sums, used, unit, first, targets);
    for (int i = 0; i < used.length; i++) {
      int group = groupOf[used[i]];
      system.matrix()[i * used.length + i] += penalties[group] * scale(group, sums);
    }
    return system;
  }

  /** Places of the features of a group among those used. */
  int[] places(int group, int[] used) {
    return IntStream.range(0, used.length).filter(i -> groupOf[used[i]] == group).toArray();
  }

  /** What a penalty of 1 adds to the diagonal. */
  double scale(int group, NormalEquations sums) {
    return groups.get(group).unit() == FeatureGroup.Unit.SAMPLES ? 1 : sums.weight;
  }

  /** The regression of any samples of the same features and targets. */
  public RidgeWeights solve(NormalEquations sums, double[] penalties) {
    return solve(of(sums, penalties), sums);
  }

  /** The regression of some samples by their equations, penalties added. */
  RidgeWeights solve(RidgeEquations system, NormalEquations sums) {
    Lapack.choleskySolve(system.used().length, targets, system.factor(), system.products());
    return weights(system.used(), system.products(), sums);
  }

  /**
   * The regression of some samples with other weights.
   *
   * @param used features that have them
   * @param solution in the units of the groups: {@code [used][targets]}
   */
  RidgeWeights weights(int[] used, double[] solution, NormalEquations sums) {
    int p = sums.features();
    double[] weights = new double[p * targets];
    for (int i = 0; i < used.length; i++) {
      for (int k = 0; k < targets; k++) {
        weights[used[i] * targets + k] = solution[i * targets + k] * unit[used[i]];
      }
    }
    double[] targetMeans = Arrays.copyOfRange(sums.targetMeans(), first, first + targets);
    return new RidgeWeights(weights, sums.featureMeans(), targetMeans);
  }

  /** The equations of some samples, to be solved for many targets. */
  FactoredRidge factored(NormalEquations sums, double[] penalties) {
    RidgeEquations system = of(sums, penalties);
    double[] added =
        IntStream.of(system.used())
            .mapToDouble(i -> penalties[groupOf[i]] * scale(groupOf[i], sums))
            .toArray();
    return new FactoredRidge(system.used(), unit, added, system.factor());
  }
}
