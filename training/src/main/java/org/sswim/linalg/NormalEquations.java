package org.sswim.linalg;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;

/**
 * Weighted second moments of features and targets, all that ridge regression needs to know of its
 * samples, accumulated block by block.
 *
 * <p>With features {@code f} (p) counted from an origin {@code o}, targets {@code y} (r) and weight
 * {@code w} of each sample, it holds
 *
 * <pre>
 *   n = sum w        s = sum w (f - o) (p)        G = sum w (f - o) (f - o)' (p x p, upper triangle)
 *   Q = sum w (f - o) y' (p x r)                  sum w y          sum w y^2
 * </pre>
 *
 * <p>Memory is p (p + r) numbers, whatever the number of samples. Sums are in double precision,
 * products within a block in single. They are not centred while they accumulate: a feature whose
 * mean lies 10^d standard deviations from the origin loses 2 d of 16 digits. Not safe for use by
 * several threads; give each its own {@link #newBlock()} and add them in a fixed order.
 */
public final class NormalEquations {

  private final int features;
  private final int targets;

  /** What features are counted from: {@code [features]}. */
  final float[] origin;

  double weight;
  final double[] featureSums;
  final double[] gram;
  final double[] cross;
  final double[] targetSums;
  final double[] targetSquares;

  /**
   * Empty equations about an origin of 0.
   *
   * @param features number of features p, at least 1
   * @param targets number of targets r, at least 1
   */
  public NormalEquations(int features, int targets) {
    this(features, targets, new float[Math.max(features, 0)]);
  }

  /**
   * Empty equations for samples that arrive as {@link BlockMoments}.
   *
   * @param features number of features p, at least 1
   * @param targets number of targets r, at least 1
   * @param origin a value near the mean of each feature, from which it is counted; the solution
   *     does not depend on it. Shared, not copied
   */
  public NormalEquations(int features, int targets, float[] origin) {
    Checks.that(features >= 1 && targets >= 1)
        .or("features is %s, targets %s; both must be at least 1", features, targets);
    long largest = (long) features * Math.max(features, targets);
    Checks.that(largest <= Integer.MAX_VALUE - 8)
        .or(
            "%s features with %s targets need an array of %s numbers; at most %s are possible",
            features, targets, largest, Integer.MAX_VALUE - 8);
    Blas.requireShape("origin", origin.length, 1, features);
    this.features = features;
    this.targets = targets;
    this.origin = origin;
    featureSums = new double[features];
    gram = new double[features * features];
    cross = new double[features * targets];
    targetSums = new double[targets];
    targetSquares = new double[targets];
  }

  /** Number of features p. */
  public int features() {
    return features;
  }

  /** Number of targets r. */
  public int targets() {
    return targets;
  }

  /** No samples yet; what is gathered here can be added to these equations. */
  public BlockMoments newBlock() {
    return new BlockMoments(features, targets, origin);
  }

  /**
   * Adds gathered samples.
   *
   * @param block from {@link #newBlock}; left as it is
   * @param blockWeight weight of every sample, finite and not negative
   */
  public void add(BlockMoments block, double blockWeight) {
    Checks.that(blockWeight >= 0 && blockWeight < Double.POSITIVE_INFINITY)
        .or("weight is %s, must be finite and not negative", blockWeight);
    if (block.rows == 0) {
      return;
    }
    weight += blockWeight * block.weight;
    addScaled(featureSums, blockWeight, block.featureSums, 0, features);
    addScaled(targetSums, blockWeight, block.targetSums, 0, targets);
    addScaled(targetSquares, blockWeight, block.targetSquares, 0, targets);
    for (int i = 0; i < features; i++) {
      addScaled(gram, blockWeight, block.gram, i * features + i, (i + 1) * features);
    }
    addScaled(cross, blockWeight, block.cross, 0, cross.length);
  }

  private static void addScaled(double[] sum, double factor, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += factor * term[i];
    }
  }

  /**
   * Weighted mean of every feature, origin included: {@code [features]}; the origin without
   * samples.
   */
  public double[] featureMeans() {
    double[] means = means(featureSums);
    Arrays.setAll(means, i -> origin[i] + means[i]);
    return means;
  }

  /** Weighted mean of every target: {@code [targets]}; 0 without samples. */
  public double[] targetMeans() {
    return means(targetSums);
  }

  /** Means of what was summed over the samples, 0 where there are none. */
  double[] means(double[] sums) {
    return Arrays.stream(sums).map(sum -> weight == 0 ? 0 : sum / weight).toArray();
  }

  /** Weighted sums of squares of the targets about their means: {@code [targets]}. */
  public double[] targetDeviations() {
    double[] squares = targetSquares.clone();
    Arrays.setAll(squares, k -> squares[k] - targetSums[k] * targetSums[k] / weight);
    return squares;
  }

  /** Weighted products with the targets, about the means of both: {@code [features][targets]}. */
  public double[] products() {
    double[] products = cross.clone();
    for (int i = 0; i < products.length; i++) {
      products[i] -= featureSums[i / targets] * targetSums[i % targets] / weight;
    }
    return products;
  }

  /**
   * The weighted sum of the squared errors of a linear model on these samples.
   *
   * @param first the first of its targets
   * @param w weights, row-major {@code [features][targets]}
   * @param intercept {@code [targets]}
   * @param targetWeight weights of the errors of the targets: {@code [targets]}
   */
  public double squaredError(int first, double[] w, double[] intercept, double[] targetWeight) {
    int r = targetWeight.length;
    double[] product = new double[features * r];
    Blas.symm(features, r, 1, gram, w, 0, product);
    double all = 0;
    for (int k = 0; k < r; k++) {
      // Features count from their origin, and so must the intercept.
      double a = intercept[k];
      for (int i = 0; i < features; i++) {
        a += origin[i] * w[i * r + k];
      }
      int target = first + k;
      double sum = targetSquares[target] - 2 * a * targetSums[target] + weight * a * a;
      for (int i = 0; i < features; i++) {
        double moment = product[i * r + k] + 2 * (a * featureSums[i] - cross[i * targets + target]);
        sum += w[i * r + k] * moment;
      }
      all += targetWeight[k] * sum;
    }
    return all;
  }

  /** Sum of the weights of all samples. */
  public double weight() {
    return weight;
  }

  /**
   * Adds the samples of other equations.
   *
   * @throws IllegalArgumentException if features, targets or origin differ
   */
  public void add(NormalEquations other) {
    requireSameShape(other);
    accumulate(List.of(other), 1);
  }

  /** The samples of several equations together, at least of one; a copy. */
  public static NormalEquations sum(List<NormalEquations> parts) {
    return sum(parts, GroupedRidge.alike(parts.size()));
  }

  /**
   * The same with other weights of samples.
   *
   * @param factors of the weights of each of the equations: {@code [parts]}
   */
  public static NormalEquations sum(List<NormalEquations> parts, double[] factors) {
    NormalEquations first = parts.get(0);
    NormalEquations sum = new NormalEquations(first.features, first.targets, first.origin);
    parts.forEach(sum::requireSameShape);
    sum.accumulate(parts, factors);
    return sum;
  }

  /** The samples but some of them; a copy. */
  NormalEquations less(NormalEquations some) {
    NormalEquations rest = sum(List.of(this));
    rest.accumulate(List.of(some), -1);
    return rest;
  }

  /**
   * The equations of some of the features, as if the others had never been there; a copy.
   *
   * @param chosen indices of features, strictly increasing, at least one
   * @throws IllegalArgumentException if they are not
   */
  public NormalEquations select(int[] chosen) {
    int before = -1;
    for (int f : chosen) {
      Checks.that(f > before && f < features)
          .or("chosen features must increase and lie below %s; got %s", features, f);
      before = f;
    }
    float[] origins = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      origins[i] = origin[chosen[i]];
    }
    NormalEquations part = new NormalEquations(chosen.length, targets, origins);
    part.weight = weight;
    System.arraycopy(targetSums, 0, part.targetSums, 0, targetSums.length);
    System.arraycopy(targetSquares, 0, part.targetSquares, 0, targetSquares.length);
    for (int i = 0; i < chosen.length; i++) {
      part.featureSums[i] = featureSums[chosen[i]];
      System.arraycopy(cross, chosen[i] * targets, part.cross, i * targets, targets);
      for (int j = i; j < chosen.length; j++) {
        part.gram[i * chosen.length + j] = gram[chosen[i] * features + chosen[j]];
      }
    }
    return part;
  }

  /**
   * Of samples that were summed as differences of neighbouring steps, the equations as if their
   * levels had been; a copy.
   *
   * @param all features that are levels, none twice
   */
  public NormalEquations withLevels(List<StepLevels> all) {
    double[] origins = new double[features];
    Arrays.setAll(origins, i -> origin[i]);
    all.forEach(levels -> levels.accumulate(origins, 1));
    NormalEquations turned = new NormalEquations(features, targets, Blas.floats(origins));
    turned.accumulate(List.of(this), 1);
    for (StepLevels levels : all) {
      levels.accumulate(turned.featureSums, 1);
      levels.accumulate(turned.cross, targets);
      levels.accumulateBoth(turned.gram, features);
    }
    return turned;
  }

  void requireSameShape(NormalEquations other) {
    Checks.that(
            features == other.features
                && targets == other.targets
                && Arrays.equals(origin, other.origin))
        .or(
            "equations of %s features, %s targets do not go with %s features, %s targets; both"
                + " must agree, and the origin",
            features, targets, other.features, other.targets);
  }

  private void accumulate(List<NormalEquations> parts, double... factors) {
    for (int k = 0; k < factors.length; k++) {
      NormalEquations other = parts.get(k);
      weight += factors[k] * other.weight;
      addScaled(featureSums, factors[k], other.featureSums, 0, features);
      addScaled(cross, factors[k], other.cross, 0, cross.length);
      addScaled(targetSums, factors[k], other.targetSums, 0, targets);
      addScaled(targetSquares, factors[k], other.targetSquares, 0, targets);
    }
    // Row by row, so that a row stays in the cache while those of all parts are added.
    for (int i = 0; i < features; i++) {
      for (int k = 0; k < factors.length; k++) {
        addScaled(gram, factors[k], parts.get(k).gram, i * features + i, (i + 1) * features);
      }
    }
  }

  private static void addScaled(double[] sum, double factor, double[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += factor * term[i];
    }
  }
}
