package org.sswim.linalg;

import java.util.Arrays;

/**
 * Second moments about the weighted means, of the features worth keeping, in units of {@code 1 /
 * inverseScale}: the matrices that ridge regression solves and scores with.
 *
 * <p>A feature that bears f times the common penalty is measured in units sqrt(f) times as large,
 * which is the same; so the penalty is one number times the identity for all.
 */
final class CentredSystem {

  /** Columns of targets handled at once, so that memory does not grow with their number. */
  static final int CHUNK = 256;

  // Between these bounds no product or sum below overflows or vanishes.
  private static final double LEAST_VARIANCE = 1e-200;
  private static final double LARGEST_SQUARE = 1e200;

  /**
   * Share of the largest variance below which one is no signal: a millionth of its deviation is
   * what is left of a spike long ago, not what a spike contributes.
   */
  private static final double LEAST_SHARE = 1e-12;

  /**
   * Share of the largest variance of spiking features, which have one unit, below which none is
   * scaled up any more: where a neuron hardly ever fired in training but does later, its deviation
   * then would count by its inverse, in thousands.
   */
  private static final double LEAST_SCALED = 1e-4;

  /** Rounding of single precision products may part exact copies by as much. */
  private static final double SINGLE_GAP = 1e-5;

  /** And leave as much of the mean square about the origin where a feature never moves. */
  private static final double SINGLE_NOISE = 1e-6;

  private final NormalEquations equations;
  private final int[] kept;
  private final double[] means;
  private final double[] inverseScale;
  private final double[] covariance;
  private final double penaltyUnit;
  private final int deadFeatures;

  private CentredSystem(
      NormalEquations equations,
      int[] kept,
      double[] inverseScale,
      double penaltyUnit,
      int deadFeatures) {
    this.equations = equations;
    this.kept = kept;
    this.inverseScale = inverseScale;
    this.penaltyUnit = penaltyUnit;
    this.deadFeatures = deadFeatures;
    means = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      means[i] = equations.featureSums[kept[i]] / equations.weight();
    }
    covariance = centredGram();
  }

  /** Chooses the features by the training samples and centres those. */
  static CentredSystem ofTraining(
      NormalEquations training, BlockPenalty block, RidgeOptions options) {
    requireUsable("training", training);
    int p = training.features();
    int[] alive = new int[p];
    double[] inverseScale = new double[p];
    double diagonal = 0;
    int count = 0;
    double floor = Math.max(LEAST_VARIANCE, LEAST_SHARE * largestVariance(training, p));
    int spiking = p - block.features();
    double scaled = block.features() == 0 ? 0 : LEAST_SCALED * largestVariance(training, spiking);
    for (int i = 0; i < p; i++) {
      double mean = training.featureSums[i] / training.weight();
      double aboutOrigin = training.gram[i * p + i] / training.weight();
      double variance = aboutOrigin - mean * mean;
      double meanSquare = variance + Math.pow(mean + training.origin[i], 2);
      double noise = training.precision() == Precision.SINGLE ? SINGLE_NOISE * aboutOrigin : 0;
      double least = Math.max(options.deadVariance() * meanSquare, noise);
      if (variance > Math.max(least, floor)) {
        alive[count] = i;
        double unit =
            options.scale()
                ? 1 / Math.sqrt(i < spiking ? Math.max(variance, scaled) : variance)
                : 1;
        diagonal += unit * variance * unit;
        inverseScale[count++] = unit / Math.sqrt(block.factor(i, p));
      }
    }
    CentredSystem system =
        new CentredSystem(
            training,
            Arrays.copyOf(alive, count),
            Arrays.copyOf(inverseScale, count),
            diagonal / Math.max(1, count),
            p - count);
    return options.dropDuplicates()
        ? system.withoutDuplicates(p - block.features(), options.duplicateGap())
        : system;
  }

  /** The largest variance among the first features. */
  private static double largestVariance(NormalEquations training, int first) {
    int p = training.features();
    double largest = 0;
    for (int i = 0; i < first; i++) {
      double mean = training.featureSums[i] / training.weight();
      largest = Math.max(largest, training.gram[i * p + i] / training.weight() - mean * mean);
    }
    return largest;
  }

  /** Centres other samples about their own means, in the features and units of this system. */
  CentredSystem of(NormalEquations validation) {
    requireUsable("validation", validation);
    equations.requireSameShape(validation);
    return new CentredSystem(validation, kept, inverseScale, penaltyUnit, deadFeatures);
  }

  /** Number of features kept, q. */
  int size() {
    return kept.length;
  }

  int deadFeatures() {
    return deadFeatures;
  }

  int duplicateFeatures() {
    return equations.features() - deadFeatures - kept.length;
  }

  /** Sum of the weights of the samples. */
  double weight() {
    return equations.weight();
  }

  /** Index among all features of the i-th kept one. */
  int feature(int i) {
    return kept[i];
  }

  /** What a penalty of 1 adds to the diagonal: the mean variance of the features. */
  double penaltyUnit() {
    return penaltyUnit;
  }

  /** Mean of the i-th kept feature, counted from the origin of the equations. */
  double mean(int i) {
    return means[i];
  }

  /** What that mean is counted from. */
  double origin(int i) {
    return equations.origin[kept[i]];
  }

  double inverseScale(int i) {
    return inverseScale[i];
  }

  /** {@code q x q}, upper triangle; not to be modified. */
  double[] covariance() {
    return covariance;
  }

  /** Number of targets. */
  int targets() {
    return equations.targets();
  }

  double targetMean(int k) {
    return equations.targetSums[k] / equations.weight();
  }

  double targetVariance(int k) {
    double mean = targetMean(k);
    return equations.targetSquares[k] / equations.weight() - mean * mean;
  }

  /** Covariances of the kept features with targets {@code first .. first + count - 1}. */
  double[] crossCovariance(int first, int count) {
    double[] result = new double[kept.length * count];
    int columns = equations.targets();
    for (int i = 0; i < kept.length; i++) {
      for (int k = 0; k < count; k++) {
        double moment = equations.cross[kept[i] * columns + first + k] / equations.weight();
        result[i * count + k] = (moment - means[i] * targetMean(first + k)) * inverseScale[i];
      }
    }
    return result;
  }

  /** The same, each target times a factor; {@code factor[first ..]} are used. */
  double[] crossCovariance(int first, int count, double[] factor) {
    double[] result = crossCovariance(first, count);
    for (int i = 0; i < kept.length; i++) {
      for (int k = 0; k < count; k++) {
        result[i * count + k] *= factor[first + k];
      }
    }
    return result;
  }

  /** Square roots: a target times the root of its weight has errors of that weight. */
  static double[] roots(double[] weight) {
    return Arrays.stream(weight).map(Math::sqrt).toArray();
  }

  private static void requireUsable(String name, NormalEquations equations) {
    if (!(equations.weight() > 0)) {
      throw new IllegalArgumentException(
          name + " samples have weight " + equations.weight() + ", must be positive; add samples");
    }
    int p = equations.features();
    for (int i = 0; i < p; i++) {
      double meanSquare = equations.gram[i * p + i] / equations.weight();
      if (!(meanSquare <= LARGEST_SQUARE)) {
        throw new IllegalArgumentException(
            "mean square of "
                + name
                + " feature "
                + i
                + " is "
                + meanSquare
                + ", must be at most "
                + LARGEST_SQUARE
                + "; scale the features");
      }
    }
  }

  private double[] centredGram() {
    int q = kept.length;
    int p = equations.features();
    double[] result = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = i; j < q; j++) {
        double moment = equations.gram[kept[i] * p + kept[j]] / equations.weight();
        result[i * q + j] = (moment - means[i] * means[j]) * inverseScale[i] * inverseScale[j];
      }
    }
    return result;
  }

  /**
   * Drops duplicates.
   *
   * @param levels number of the first feature among levels, which are summed as differences, so
   *     that they are told apart as in double precision
   */
  private CentredSystem withoutDuplicates(int levels, double gap) {
    int q = kept.length;
    double rounded = equations.precision() == Precision.SINGLE ? Math.max(gap, SINGLE_GAP) : gap;
    boolean[] duplicate = new boolean[q];
    int remaining = 0;
    int[] keep = new int[q];
    double[] scale = new double[q];
    for (int i = 0; i < q; i++) {
      if (duplicate[i]) {
        continue;
      }
      keep[remaining] = kept[i];
      scale[remaining++] = inverseScale[i];
      for (int j = i + 1; j < q; j++) {
        double own = kept[i] >= levels ? gap : rounded;
        double bound = (1 - own) * Math.sqrt(covariance[i * q + i] * covariance[j * q + j]);
        duplicate[j] |= Math.abs(covariance[i * q + j]) >= bound;
      }
    }
    return remaining == q
        ? this
        : new CentredSystem(
            equations,
            Arrays.copyOf(keep, remaining),
            Arrays.copyOf(scale, remaining),
            penaltyUnit,
            deadFeatures);
  }
}
