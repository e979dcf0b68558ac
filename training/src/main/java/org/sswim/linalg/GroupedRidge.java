package org.sswim.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ridge regression whose features come in groups, each with a penalty of its own that left-out
 * samples choose:
 *
 * <pre>
 *   min  sum_t (y_t - b - w' f_t)^2 + sum_g k_g sum_{j in g} u_j w_j^2
 * </pre>
 *
 * <p>over the samples t of a training. In a group of {@link FeatureGroup.Unit#SAMPLES} u_j is 1, so
 * k_g counts samples: an indicator with that many samples is shrunken by half. In other groups u_j
 * is the number of samples times the variance of feature j, so k_g is relative. An infinite penalty
 * leaves a group out. Penalties are found by coordinate descent, group by group, the smallest
 * first, and those that join by a rule last; a group that has not had its turn is left out.
 *
 * <p>Not for use by several threads.
 */
public final class GroupedRidge {
  private final NormalEquations total;
  private final List<NormalEquations> leftOut;
  private final List<NormalEquations> beyond;
  private final List<FeatureGroup> groups;
  private final GroupedEquations equations;
  private final int first;
  private final int targets;
  private final double[] targetWeight;
  private final Workers workers;

  /** Of the samples but each set left out, or of all for -1, once they are asked for. */
  private final Map<Integer, NormalEquations> folds = new ConcurrentHashMap<>();

  /** Numbers of the groups in the order of their turns. */
  private final int[] order;

  /**
   * Prepares a regression.
   *
   * @param total equations of all training samples
   * @param leftOut equations of samples among them that are left out in turn
   * @param beyond equations of samples that are not among them and choose, too
   * @param groups of the features, in order; their sizes add up to all
   * @param first first of the targets that are regressed
   * @param targetWeight weights of the errors of the targets from there on, which share penalties
   */
  public GroupedRidge(
      NormalEquations total,
      List<NormalEquations> leftOut,
      List<NormalEquations> beyond,
      List<FeatureGroup> groups,
      int first,
      double[] targetWeight,
      Workers workers) {
    this.total = total;
    this.leftOut = List.copyOf(leftOut);
    this.beyond = List.copyOf(beyond);
    this.groups = List.copyOf(groups);
    this.first = first;
    this.targetWeight = targetWeight.clone();
    targets = targetWeight.length;
    this.workers = workers;
    equations = new GroupedEquations(total, groups, first, targets);
    order =
        IntStream.range(0, groups.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer g) -> groups.get(g).joins() != null)
                    .thenComparing(g -> groups.get(g).size()))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Errors on left-out samples.
   *
   * @param penalties of the groups, infinite for those left out
   * @param errors summed squared errors of each set of samples left out, over all targets
   * @param deviations the same of the mean of the other samples
   * @param zeros the same of the forecast 0
   * @param tried what was tried, in order
   */
  public record Choice(
      double[] penalties, double[] errors, double[] deviations, double[] zeros, List<Tried> tried) {
    /** The summed squared error on what is left out. */
    public double error() {
      return Arrays.stream(errors).sum();
    }

    /** Share of the left-out variance that is explained; below 0 where the mean is better. */
    public double explained() {
      return 1 - error() / Arrays.stream(deviations).sum();
    }
  }

  /**
   * Penalties that were tried.
   *
   * @param penalties of the groups, infinite for those left out
   * @param errors summed squared errors of each set of samples that chooses
   */
  public record Tried(double[] penalties, double[] errors) {
    /** The sum over the sets. */
    public double error() {
      return Arrays.stream(errors).sum();
    }
  }

  /** The penalties that the left-out samples choose. */
  public Choice choose() {
    PenaltyDescent descent = new PenaltyDescent(groups, order, this::turn);
    Tried least = descent.descend();
    return new Choice(
        least.penalties, least.errors, descent.first().errors, zeros(), descent.tried());
  }

  private double[] zeros() {
    double[] none = new double[total.features() * targets];
    return Stream.concat(leftOut.stream(), beyond.stream())
        .mapToDouble(
            samples -> samples.squaredError(first, none, new double[targets], targetWeight))
        .toArray();
  }

  /** Squared errors of each set of samples that chooses, for penalties of one group. */
  private Function<Double, double[]> turn(int group, double[] penalties) {
    int blocks = leftOut.size();
    double[] others = penalties.clone();
    others[group] = 0;
    Complement[] sets = new Complement[blocks + (beyond.isEmpty() ? 0 : 1)];
    workers.each(sets.length, b -> sets[b] = complement(sums(b < blocks ? b : -1), others, group));
    return penalty -> {
      double[] errors = new double[blocks + beyond.size()];
      workers.each(
          sets.length,
          b -> {
            NormalEquations sums = sums(b < blocks ? b : -1);
            double[] solution = sets[b].solve(penalty * equations.scale(group, sums));
            RidgeWeights weights = equations.weights(sets[b].used(), solution, sums);
            List<NormalEquations> unseen = b < blocks ? leftOut.subList(b, b + 1) : beyond;
            for (int s = 0; s < unseen.size(); s++) {
              NormalEquations own = unseen.get(s);
              errors[b + s] =
                  own.squaredError(first, weights.weights(), weights.intercept(), targetWeight);
            }
          });
      return errors;
    };
  }

  private Complement complement(NormalEquations sums, double[] penalties, int group) {
    RidgeEquations system = equations.of(sums, penalties);
    boolean[] ofGroup = new boolean[system.used().length];
    for (int i : equations.places(group, system.used())) {
      ofGroup[i] = true;
    }
    return new Complement(system, ofGroup, targets);
  }

  /** Sums of all samples but a set, or of all for -1. */
  private NormalEquations sums(int set) {
    return set < 0 ? total : folds.computeIfAbsent(set, s -> total.less(leftOut.get(s)));
  }

  /** Regressions of the training samples but those of each set left out, by its number. */
  List<RidgeWeights> withoutEach(BiFunction<Integer, NormalEquations, RidgeWeights> solve) {
    return workers.regressions(leftOut.size(), total.features(), b -> solve.apply(b, sums(b)));
  }

  /** The summed squared error of regressions on the sets that they have not seen. */
  double error(List<RidgeWeights> without) {
    return IntStream.range(0, without.size())
        .mapToDouble(
            b -> {
              RidgeWeights own = without.get(b);
              return leftOut
                  .get(b)
                  .squaredError(first, own.weights(), own.intercept(), targetWeight);
            })
        .sum();
  }

  /** The regression of all training samples. */
  public RidgeWeights solve(double[] penalties) {
    return equations.solve(total, penalties);
  }

  /** The equations of any samples of the same features and targets. */
  public GroupedEquations equations() {
    return equations;
  }

  /** The equations of all training samples, to be solved for many targets. */
  public FactoredRidge factored(double[] penalties) {
    return equations.factored(total, penalties);
  }

  /** A weight of 1 for each of so many targets. */
  public static double[] alike(int targets) {
    double[] weight = new double[targets];
    Arrays.fill(weight, 1);
    return weight;
  }
}
