package org.sswim.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ridge regression whose features come in groups, each with a penalty of its own that left-out
 * samples choose:
 *
 * <pre>
 *   min  sum_t (y_t - b - w' f_t)^2 + sum_g k_g sum_{j in g} u_j w_j^2
 * </pre>
 *
 * <p>over the samples t of a training. In a group of {@link Unit#DEVIATIONS} u_j is the number of
 * samples times the variance of feature j, so that k_g is relative; in one of {@link Unit#SAMPLES}
 * it is 1, so that k_g counts samples: an indicator with that many samples is shrunken by half. An
 * infinite penalty leaves a group out. Penalties are found by coordinate descent, group by group,
 * the smallest first; a group that has not had its turn is left out.
 *
 * <p>Not for use by several threads.
 */
public final class GroupedRidge {
  private static final double LEAST_GAIN = 1e-4;

  /** Share of its mean square, or of the largest variance of its group, that is no movement. */
  private static final double DEAD = 1e-12;

  /** The same about the origin, where products were summed in single precision. */
  private static final double SINGLE_NOISE = 1e-6;

  /**
   * Share of the largest variance of its group below which a feature is not scaled up any more:
   * where a neuron hardly ever fired in training but does later, its deviation then would count by
   * its inverse, in thousands.
   */
  private static final double LEAST_SCALED = 1e-4;

  /** Added to every diagonal, relative to its mean, so that there is a factor whatever the data. */
  private static final double JITTER = 1e-9;

  private final NormalEquations total;
  private final List<NormalEquations> leftOut;
  private final List<NormalEquations> beyond;
  private final List<Group> groups;
  private final int first;
  private final int targets;
  private final double[] targetWeight;
  private final Map<List<Double>, Step> steps = new LinkedHashMap<>();
  private final Workers workers;

  /** Of the samples but each set left out, or of all for -1, once they are asked for. */
  private final Map<Integer, CentredSums> folds = new ConcurrentHashMap<>();

  /** Group of each feature, -1 for one that never moves. */
  private final int[] groupOf;

  /** {@code 1 / deviation} of features of relative groups, 1 for others. */
  private final double[] unit;

  /** Numbers of the groups, the smallest first. */
  private final int[] order;

  /** What a penalty counts. */
  public enum Unit {
    /** Shares of the samples, features in units of their deviation. */
    DEVIATIONS,
    /** Samples, features as they are. */
    SAMPLES
  }

  /**
   * Neighbouring features.
   *
   * @param size number of features, at least 1
   * @param unit what its penalty counts
   * @param penalties that are tried, each above 0
   */
  public record Group(int size, Unit unit, double[] penalties) {}

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
    if (groups.stream().mapToInt(Group::size).sum() != p) {
      throw new IllegalArgumentException("the sizes of groups must add up to " + p);
    }
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
    double single = total.precision() == Precision.SINGLE ? SINGLE_NOISE * aboutOrigin : 0;
    return Math.max(DEAD * Math.max(square, largest), single);
  }

  private double variance(int feature) {
    double mean = total.featureSums[feature] / total.weight();
    return total.gram[feature * total.features() + feature] / total.weight() - mean * mean;
  }

  /**
   * What left-out samples say.
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
      return sum(errors);
    }

    /** Share of the left-out variance that is explained; below 0 where the mean is better. */
    public double explained() {
      return 1 - Arrays.stream(errors).sum() / Arrays.stream(deviations).sum();
    }
  }

  /**
   * Penalties that were tried.
   *
   * @param penalties of the groups
   * @param error summed squared error on what is left out
   */
  public record Tried(double[] penalties, double error) {}

  /**
   * The penalties that the left-out samples choose.
   *
   * @param sweeps over the groups, at least 1; two settle penalties, one tells models apart
   */
  public Choice choose(int sweeps) {
    double[] none = new double[groups.size()];
    Arrays.fill(none, Double.POSITIVE_INFINITY);
    Step least = step(none);
    double[] deviations = least.errors;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      Step before = least;
      for (int g : order) {
        least = descend(g, least);
      }
      // With one group more sweeps say the same.
      if (!better(least, before) || groups.size() == 1) {
        break;
      }
    }
    return new Choice(
        least.penalties,
        least.errors,
        deviations,
        zeros(),
        steps.values().stream().map(s -> new Tried(s.penalties, sum(s.errors))).toList());
  }

  private double[] zeros() {
    return Stream.concat(leftOut.stream(), beyond.stream())
        .mapToDouble(
            samples -> {
              double sum = 0;
              for (int k = 0; k < targets; k++) {
                sum += targetWeight[k] * samples.targetSquares[first + k];
              }
              return sum;
            })
        .toArray();
  }

  private record Step(double[] penalties, double[] errors) {}

  /** Goes along the penalties of a group, from its present one or the middle, as errors fall. */
  private Step descend(int group, Step from) {
    double[] tried = groups.get(group).penalties;
    if (tried.length == 0) {
      return from;
    }
    double own = from.penalties[group];
    int at = tried.length / 2;
    for (int k = 0; k < tried.length; k++) {
      at = tried[k] == own ? k : at;
    }
    Step here = tried[at] == own ? from : with(from, group, tried[at]);
    Step best = better(here, from) ? here : from;
    for (int way : new int[] {1, -1}) {
      Step last = here;
      for (int k = at + way; k >= 0 && k < tried.length; k += way) {
        Step next = with(from, group, tried[k]);
        if (!better(next, last)) {
          break;
        }
        last = next;
      }
      best = better(last, best) ? last : best;
    }
    if (Double.isFinite(own)) {
      Step without = with(from, group, Double.POSITIVE_INFINITY);
      best = better(without, best) ? without : best;
    }
    return best;
  }

  private static boolean better(Step one, Step other) {
    return sum(one.errors) < sum(other.errors) * (1 - LEAST_GAIN);
  }

  private Step with(Step from, int group, double penalty) {
    double[] own = from.penalties.clone();
    own[group] = penalty;
    return step(own);
  }

  private Step step(double[] penalties) {
    Step known = steps.get(key(penalties));
    if (known == null) {
      known = new Step(penalties, errors(penalties));
      steps.put(key(penalties), known);
    }
    return known;
  }

  private static List<Double> key(double[] penalties) {
    return Arrays.stream(penalties).boxed().toList();
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  /** Squared errors of each set of samples that chooses. */
  private double[] errors(double[] penalties) {
    int blocks = leftOut.size();
    double[] errors = new double[blocks + beyond.size()];
    workers.each(
        blocks + (beyond.isEmpty() ? 0 : 1),
        b -> {
          if (b < blocks) {
            errors[b] = squaredError(leftOut.get(b), without(b, penalties));
          } else {
            Weights all = solve(penalties);
            for (int s = 0; s < beyond.size(); s++) {
              errors[blocks + s] = squaredError(beyond.get(s), all);
            }
          }
        });
    return errors;
  }

  /** The regression of the training samples but those of one set left out. */
  public Weights without(int set, double[] penalties) {
    CentredSums sums = folds.computeIfAbsent(set, s -> new CentredSums(total, leftOut.get(s)));
    return solve(sums, penalties);
  }

  /** The regression of all training samples. */
  public Weights solve(double[] penalties) {
    return solve(folds.computeIfAbsent(-1, s -> new CentredSums(total, null)), penalties);
  }

  /** The regression of other samples of the same features and targets. */
  public Weights solve(NormalEquations samples, double[] penalties) {
    samples.requireSameShape(total);
    return solve(new CentredSums(samples, null), penalties);
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

  /** Sums of squares and products about the means of some samples, in the units of the groups. */
  private final class CentredSums {
    private final double samples;
    private final double[] means;
    private final double[] targetMeans = new double[targets];

    /** Upper triangle: {@code [features][features]}. */
    private final double[] squares;

    /** {@code [features][targets]}. */
    private final double[] products;

    CentredSums(NormalEquations all, @Nullable NormalEquations but) {
      int p = all.features();
      int r = all.targets();
      samples = all.weight() - (but == null ? 0 : but.weight());
      means = new double[p];
      squares = new double[p * p];
      products = new double[p * targets];
      for (int i = 0; i < p; i++) {
        means[i] = (all.featureSums[i] - (but == null ? 0 : but.featureSums[i])) / samples;
      }
      for (int k = 0; k < targets; k++) {
        double sum = all.targetSums[first + k] - (but == null ? 0 : but.targetSums[first + k]);
        targetMeans[k] = sum / samples;
      }
      for (int i = 0; i < p; i++) {
        double own = samples * means[i];
        for (int j = i; j < p; j++) {
          double moment = all.gram[i * p + j] - (but == null ? 0 : but.gram[i * p + j]);
          squares[i * p + j] = (moment - own * means[j]) * unit[i] * unit[j];
        }
        for (int k = 0; k < targets; k++) {
          int at = i * r + first + k;
          double moment = all.cross[at] - (but == null ? 0 : but.cross[at]);
          products[i * targets + k] = (moment - own * targetMeans[k]) * unit[i];
        }
      }
    }
  }

  private Weights solve(CentredSums sums, double[] penalties) {
    Equations system = system(sums, penalties);
    int q = system.used.length;
    if (q == 0 || sums.samples <= 1) {
      return weights(new int[0], new double[0], sums);
    }
    Lapack.choleskySolve(q, targets, system.factor(), system.products);
    return weights(system.used, system.products, sums);
  }

  /**
   * The regression of all training samples with other weights.
   *
   * @param used features that have them
   * @param solution in the units of the groups: {@code [used][targets]}
   */
  Weights weights(int[] used, double[] solution) {
    return weights(used, solution, folds.computeIfAbsent(-1, s -> new CentredSums(total, null)));
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
    for (int i = 0; i < p; i++) {
      means[i] = sums.means[i] + total.origin[i];
    }
    return new Weights(weights, means, sums.targetMeans.clone());
  }

  /** The equations of all training samples, penalties added. */
  Equations system(double[] penalties) {
    return system(folds.computeIfAbsent(-1, s -> new CentredSums(total, null)), penalties);
  }

  private Equations system(CentredSums sums, double[] penalties) {
    int p = sums.means.length;
    int[] used =
        IntStream.range(0, p)
            .filter(i -> groupOf[i] >= 0 && Double.isFinite(penalties[groupOf[i]]))
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
      boolean relative = groups.get(groupOf[used[i]]).unit == Unit.DEVIATIONS;
      matrix[i * q + i] += penalties[groupOf[used[i]]] * (relative ? sums.samples : 1);
    }
    return new Equations(used, matrix, right);
  }

  /**
   * The linear equations behind a regression, in the units of the groups.
   *
   * @param used features that are not left out and move
   * @param matrix upper triangle: {@code [used][used]}
   * @param products right-hand sides: {@code [used][targets]}
   */
  record Equations(int[] used, double[] matrix, double[] products) {
    /** The Cholesky factor of the matrix, its diagonal raised as far as there is one. */
    double[] factor() {
      int q = used.length;
      double mean = 0;
      for (int i = 0; i < q; i++) {
        mean += matrix[i * q + i] / q;
      }
      double added = JITTER * mean;
      while (true) {
        double[] factor = matrix.clone();
        for (int i = 0; i < q; i++) {
          factor[i * q + i] += added;
        }
        if (Lapack.cholesky(q, factor)) {
          return factor;
        }
        if (!(added > 0) || !Double.isFinite(added)) {
          throw new ArithmeticException("the sums of a regression are not finite");
        }
        added *= 100;
      }
    }
  }

  private double squaredError(NormalEquations samples, Weights model) {
    return samples.squaredError(first, model.weights, model.intercept(), targetWeight);
  }

  /** A weight of 1 for each of so many targets. */
  public static double[] alike(int targets) {
    double[] weight = new double[targets];
    Arrays.fill(weight, 1);
    return weight;
  }
}
