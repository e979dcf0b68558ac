package org.sswim.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sswim.checks.Checks;

/**
 * Ridge regression whose features come in groups, each with a penalty of its own that left-out
 * samples choose:
 *
 * <pre>
 *   min  sum_t (y_t - b - w' f_t)^2 + sum_g k_g sum_{j in g} u_j w_j^2
 * </pre>
 *
 * <p>over the samples t of a training. In a group of {@link Unit#DEVIATIONS} u_j is the number of
 * samples times the variance of feature j, so k_g is relative. In a group of {@link Unit#SAMPLES}
 * it is 1, so k_g counts samples: an indicator with that many samples is shrunken by half. An
 * infinite penalty leaves a group out. Penalties are found by coordinate descent, group by group,
 * the smallest first; a group that has not had its turn is left out.
 *
 * <p>Not for use by several threads.
 */
public final class GroupedRidge {
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

  private final NormalEquations total;
  private final List<NormalEquations> leftOut;
  private final List<NormalEquations> beyond;
  private final List<Group> groups;
  private final int first;
  private final int targets;
  private final double[] targetWeight;
  private final Workers workers;

  /** Of the samples but each set left out, or of all for -1, once they are asked for. */
  private final Map<Integer, CentredSums> folds = new ConcurrentHashMap<>();

  /** Group of each feature, -1 for one that never moves. */
  private final int[] groupOf;

  /** {@code 1 / deviation} of features of relative groups, 1 for others. */
  private final double[] unit;

  /** Numbers of the groups, the smallest first. */
  private final int[] order;

  /** The units of a penalty. */
  public enum Unit {
    /** Shares of the samples, features in units of their deviation. */
    DEVIATIONS,
    /** Samples, features as they are. */
    SAMPLES
  }

  /**
   * Neighbouring features.
   *
   * @param size number of features
   * @param unit what its penalty counts
   * @param penalties that are tried, each above 0
   */
  public record Group(int size, Unit unit, double[] penalties) {
    /** {@code 10^-6, ..., 10^2} by half decades. */
    private static final double[] RELATIVE =
        IntStream.rangeClosed(-12, 4).mapToDouble(k -> Math.pow(10, k / 2.0)).toArray();

    /** Features with relative penalties, if there are any. */
    public static Group relative(int size) {
      return size == 0 ? without(0) : new Group(size, Unit.DEVIATIONS, RELATIVE);
    }

    /** Features that are left out. */
    public static Group without(int size) {
      return new Group(size, Unit.DEVIATIONS, new double[0]);
    }
  }

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
      List<Group> groups,
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
    int p = total.features();
    Checks.not(groups.stream().mapToInt(Group::size).sum() != p)
        .or("the sizes of groups must add up to %s", p);
    groupOf = new int[p];
    unit = new double[p];
    int at = 0;
    for (int g = 0; g < groups.size(); g++) {
      setUnits(g, at, at + groups.get(g).size);
      at += groups.get(g).size;
    }
    order =
        IntStream.range(0, groups.size())
            .boxed()
            .sorted(Comparator.comparingInt(g -> groups.get(g).size))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private void setUnits(int group, int from, int to) {
    double largest = IntStream.range(from, to).mapToDouble(this::variance).max().orElse(0);
    for (int i = from; i < to; i++) {
      double variance = variance(i);
      boolean relative = groups.get(group).unit == Unit.DEVIATIONS;
      groupOf[i] = variance > noise(i, relative ? largest : 0) ? group : -1;
      unit[i] =
          relative && groupOf[i] >= 0
              ? 1 / Math.sqrt(Math.max(variance, LEAST_SCALED * largest))
              : 1;
    }
  }

  /** The variance that rounding leaves of a feature that never moves. */
  private double noise(int feature, double largest) {
    double aboutOrigin = total.gram[feature * total.features() + feature] / total.weight();
    double mean = total.featureSums[feature] / total.weight();
    double square = variance(feature) + Math.pow(mean + total.origin[feature], 2);
    return Math.max(DEAD * Math.max(square, largest), SINGLE_NOISE * aboutOrigin);
  }

  private double variance(int feature) {
    double mean = total.featureSums[feature] / total.weight();
    return total.gram[feature * total.features() + feature] / total.weight() - mean * mean;
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

  /**
   * The penalties that the left-out samples choose.
   *
   * @param sweeps over the groups, at least 1; two settle penalties, one tells models apart
   */
  public Choice choose(int sweeps) {
    PenaltyDescent descent =
        new PenaltyDescent(groups.stream().map(Group::penalties).toList(), order, this::turn);
    Tried least = descent.descend(sweeps);
    return new Choice(
        least.penalties, least.errors, descent.first().errors, zeros(), descent.tried());
  }

  private double[] zeros() {
    double[] none = new double[groupOf.length * targets];
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
            CentredSums sums = sums(b < blocks ? b : -1);
            double[] solution = sets[b].solve(penalty * scale(group, sums));
            Weights weights = weights(sets[b].used(), solution, sums);
            List<NormalEquations> unseen = b < blocks ? leftOut.subList(b, b + 1) : beyond;
            for (int s = 0; s < unseen.size(); s++) {
              NormalEquations own = unseen.get(s);
              errors[b + s] =
                  own.squaredError(first, weights.weights, weights.intercept(), targetWeight);
            }
          });
      return errors;
    };
  }

  private Complement complement(CentredSums sums, double[] penalties, int group) {
    RidgeEquations system = system(sums, penalties);
    boolean[] ofGroup = new boolean[system.used().length];
    for (int i = 0; i < ofGroup.length; i++) {
      ofGroup[i] = groupOf[system.used()[i]] == group;
    }
    return new Complement(system, ofGroup, targets);
  }

  /** What a penalty of 1 adds to the diagonal. */
  private double scale(int group, CentredSums sums) {
    return groups.get(group).unit == Unit.DEVIATIONS ? sums.samples : 1;
  }

  private CentredSums centred(NormalEquations samples) {
    return new CentredSums(samples, first, targets, unit);
  }

  /** Sums of all samples but a set, or of all for -1. */
  private CentredSums sums(int set) {
    return folds.computeIfAbsent(set, s -> centred(s < 0 ? total : total.less(leftOut.get(s))));
  }

  /** The regression of the training samples but those of one set left out. */
  public Weights without(int set, double[] penalties) {
    return solve(sums(set), penalties);
  }

  /** The regression of all training samples. */
  public Weights solve(double[] penalties) {
    return solve(sums(-1), penalties);
  }

  /** The regression of other samples of the same features and targets. */
  public Weights solve(NormalEquations samples, double[] penalties) {
    samples.requireSameShape(total);
    return solve(centred(samples), penalties);
  }

  /**
   * A regression.
   *
   * @param weights row-major {@code [features][targets]}
   * @param means of the features in its samples: {@code [features]}
   * @param targetMeans of the targets: the intercept is {@code targetMeans - weights' means}
   */
  public record Weights(double[] weights, double[] means, double[] targetMeans) {
    /** What is added to the weighted features: {@code [targets]}. */
    public double[] intercept() {
      int targets = targetMeans.length;
      double[] intercept = targetMeans.clone();
      for (int i = 0; i < weights.length; i++) {
        intercept[i % targets] -= weights[i] * means[i / targets];
      }
      return intercept;
    }
  }

  private Weights solve(CentredSums sums, double[] penalties) {
    RidgeEquations system = system(sums, penalties);
    int q = system.used().length;
    if (q > 0) {
      Lapack.choleskySolve(q, targets, system.factor(), system.products());
    }
    return weights(system.used(), system.products(), sums);
  }

  /**
   * The regression of all training samples with other weights.
   *
   * @param used features that have them
   * @param solution in the units of the groups: {@code [used][targets]}
   */
  Weights weights(int[] used, double[] solution) {
    return weights(used, solution, sums(-1));
  }

  private Weights weights(int[] used, double[] solution, CentredSums sums) {
    int p = sums.means.length;
    double[] weights = new double[p * targets];
    for (int i = 0; i < used.length; i++) {
      for (int k = 0; k < targets; k++) {
        weights[used[i] * targets + k] = solution[i * targets + k] * unit[used[i]];
      }
    }
    double[] means = new double[p];
    Arrays.setAll(means, i -> sums.means[i] + total.origin[i]);
    return new Weights(weights, means, sums.targetMeans.clone());
  }

  /** The equations of all training samples, penalties added. */
  RidgeEquations system(double[] penalties) {
    return system(sums(-1), penalties);
  }

  private RidgeEquations system(CentredSums sums, double[] penalties) {
    int p = sums.means.length;
    int[] used =
        IntStream.range(0, p)
            .filter(i -> groupOf[i] >= 0 && Double.isFinite(penalties[groupOf[i]]))
            .filter(i -> sums.samples > 1)
            .toArray();
    int q = used.length;
    double[] matrix = new double[q * q];
    double[] right = new double[q * targets];
    for (int i = 0; i < q; i++) {
      int row = used[i] * p;
      for (int j = i; j < q; j++) {
        matrix[i * q + j] = sums.squares[row + used[j]];
      }
      System.arraycopy(sums.products, used[i] * targets, right, i * targets, targets);
      matrix[i * q + i] += penalties[groupOf[used[i]]] * scale(groupOf[used[i]], sums);
    }
    return new RidgeEquations(used, matrix, right);
  }

  /** A weight of 1 for each of so many targets. */
  public static double[] alike(int targets) {
    double[] weight = new double[targets];
    Arrays.fill(weight, 1);
    return weight;
  }
}
