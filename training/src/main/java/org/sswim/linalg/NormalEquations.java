package org.sswim.linalg;

import java.util.Arrays;

/**
 * Weighted second moments of features and targets, all that ridge regression needs to know of its
 * samples, accumulated block by block in double precision.
 *
 * <p>With features {@code f} (p), targets {@code y} (r), reference values {@code l} (m) and weight
 * {@code w} of each sample, it holds
 *
 * <pre>
 *   n = sum w        s = sum w f (p)        G = sum w f f' (p x p, upper triangle)
 *   Q = sum w f (y, l)' (p x (r + m))       sum w (y, l)       sum w (y, l)^2      sum w y_k l_j(k)
 * </pre>
 *
 * <p>A <b>reference</b> is a value known when the forecast is made, such as the last observation of
 * the target's channel. It enters as one more column behind the targets, and {@code j(k)} names the
 * reference of target k. As the solution is linear in Q, one accumulation then serves both forms of
 * model, {@code y_k} and {@code y_k - l_j(k)} (see {@link TargetForm}).
 *
 * <p>Memory is p (p + r + m) numbers, whatever the number of samples. Sums are not centred while
 * they accumulate: a feature whose mean is 10^d times its standard deviation loses 2 d of 16
 * digits. Not safe for use by several threads; give each its own and {@link #add(NormalEquations)}
 * them in a fixed order.
 */
public final class NormalEquations {

  private final int features;
  private final int references;
  private final int[] reference;
  private final Precision precision;

  /** What features are counted from: {@code [features]}. */
  final float[] origin;

  private double weight;
  final double[] featureSums;
  final double[] gram;
  final double[] cross;
  final double[] targetSums;
  final double[] targetSquares;
  final double[] referenceProducts;

  /**
   * Empty equations for targets without references.
   *
   * @param features number of features p, at least 1
   * @param targets number of targets r, at least 1
   */
  public NormalEquations(int features, int targets) {
    this(features, targets, Precision.DOUBLE, new float[Math.max(features, 0)]);
  }

  /**
   * Empty equations for samples that arrive as {@link BlockMoments}.
   *
   * @param features number of features p, at least 1
   * @param targets number of targets r, at least 1
   * @param precision of the products of features
   * @param origin a value near the mean of each feature, from which its sums are counted; the
   *     solution does not depend on it. Shared, not copied; 0 for double precision
   */
  public NormalEquations(int features, int targets, Precision precision, float[] origin) {
    this(features, withoutReference(targets), 0, precision, origin);
  }

  /**
   * Empty equations for targets with references.
   *
   * @param features number of features p, at least 1
   * @param reference for each of the r targets the index j(k) of its reference in {@code [0,
   *     references)}, or -1 for none; copied
   * @param references number of reference columns m behind the targets
   */
  public NormalEquations(int features, int[] reference, int references) {
    this(features, reference, references, Precision.DOUBLE, new float[Math.max(features, 0)]);
  }

  private NormalEquations(
      int features, int[] reference, int references, Precision precision, float[] origin) {
    if (features < 1 || reference.length < 1 || references < 0) {
      throw new IllegalArgumentException(
          "features is "
              + features
              + ", targets "
              + reference.length
              + ", references "
              + references
              + "; the first two must be at least 1, the last at least 0");
    }
    for (int k = 0; k < reference.length; k++) {
      if (reference[k] < -1 || reference[k] >= references) {
        throw new IllegalArgumentException(
            "reference of target "
                + k
                + " is "
                + reference[k]
                + ", must be -1 (none) or below "
                + references);
      }
    }
    long largest = (long) features * Math.max(features, (long) reference.length + references);
    if (largest > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          features
              + " features with "
              + (reference.length + references)
              + " target columns need an array of "
              + largest
              + " numbers; use fewer features or several sets of targets");
    }
    this.features = features;
    this.precision = precision;
    this.origin = origin;
    this.reference = reference.clone();
    this.references = references;
    int columns = reference.length + references;
    featureSums = new double[features];
    gram = new double[features * features];
    cross = new double[features * columns];
    targetSums = new double[columns];
    targetSquares = new double[columns];
    referenceProducts = new double[reference.length];
  }

  private static int[] withoutReference(int targets) {
    int[] none = new int[Math.max(targets, 0)];
    Arrays.fill(none, -1);
    return none;
  }

  /** Number of features p. */
  public int features() {
    return features;
  }

  /** Number of targets r, references not counted. */
  public int targets() {
    return reference.length;
  }

  /** Number of reference columns m. */
  public int references() {
    return references;
  }

  /** Number of columns of the targets array: r + m. */
  public int columns() {
    return reference.length + references;
  }

  /** In what precision products of features are summed. */
  public Precision precision() {
    return precision;
  }

  /** No samples yet; what is gathered here can be added to these equations. */
  public BlockMoments newBlock() {
    return new BlockMoments(features, columns(), precision, origin);
  }

  /**
   * Adds gathered samples.
   *
   * @param block from {@link #newBlock}; left as it is
   * @param blockWeight weight of every sample, finite and not negative
   */
  public void add(BlockMoments block, double blockWeight) {
    requireWeight(blockWeight);
    if (block.rows == 0) {
      return;
    }
    weight += blockWeight * block.rows;
    addScaled(featureSums, blockWeight, block.featureSums);
    addScaled(targetSums, blockWeight, block.targetSums);
    addScaled(targetSquares, blockWeight, block.targetSquares);
    if (precision == Precision.SINGLE) {
      for (int i = 0; i < features; i++) {
        addScaled(gram, blockWeight, block.gram, i * features + i, (i + 1) * features);
      }
      addScaled(cross, blockWeight, block.cross, 0, cross.length);
    } else {
      addScaled(gram, blockWeight, block.wideGram);
      addScaled(cross, blockWeight, block.wideCross);
    }
  }

  private static void requireWeight(double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight is " + weight + ", must be finite and not negative");
    }
  }

  private static void addScaled(double[] sum, double factor, float[] term, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += factor * term[i];
    }
  }

  /** Sum of the weights of all samples. */
  public double weight() {
    return weight;
  }

  /** Index j(k) of the reference of target k, or -1. */
  public int reference(int target) {
    return reference[target];
  }

  /**
   * Adds a block of samples of equal weight. The arrays are read only and may be reused.
   *
   * @param block {@code rows x p} features, row-major
   * @param rows number of samples; 0 adds nothing
   * @param targets {@code rows x (r + m)}, row-major: targets, then references
   * @param blockWeight weight of every sample, finite and not negative
   * @throws IllegalArgumentException if an array is too short, the weight is out of range or a
   *     value is NaN or infinite; nothing has been added then
   */
  public void add(double[] block, int rows, double[] targets, double blockWeight) {
    requireWeight(blockWeight);
    if (rows == 0) {
      return;
    }
    int columns = columns();
    Blas.requireShape("features", block.length, rows, features);
    Blas.requireShape("targets", targets.length, rows, columns);
    BlockSums sums = new BlockSums(block, rows, targets);
    sums.requireFinite();
    weight += blockWeight * rows;
    addScaled(featureSums, blockWeight, sums.features);
    addScaled(targetSums, blockWeight, sums.targets);
    addScaled(targetSquares, blockWeight, sums.squares);
    addScaled(referenceProducts, blockWeight, sums.products);
    Blas.syrk(rows, features, blockWeight, block, 1, gram);
    Blas.gemmTN(features, columns, rows, blockWeight, block, targets, 1, cross);
  }

  /**
   * Adds the samples of other equations.
   *
   * @throws IllegalArgumentException if features, targets or references differ
   */
  public void add(NormalEquations other) {
    requireSameShape(other);
    accumulate(1, other);
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
      if (f <= before || f >= features) {
        throw new IllegalArgumentException(
            "chosen features must increase and lie below " + features + "; got " + f);
      }
      before = f;
    }
    float[] ownOrigin = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      ownOrigin[i] = origin[chosen[i]];
    }
    NormalEquations part =
        new NormalEquations(chosen.length, reference, references, precision, ownOrigin);
    part.weight = weight;
    System.arraycopy(targetSums, 0, part.targetSums, 0, targetSums.length);
    System.arraycopy(targetSquares, 0, part.targetSquares, 0, targetSquares.length);
    System.arraycopy(referenceProducts, 0, part.referenceProducts, 0, referenceProducts.length);
    int columns = columns();
    for (int i = 0; i < chosen.length; i++) {
      part.featureSums[i] = featureSums[chosen[i]];
      System.arraycopy(cross, chosen[i] * columns, part.cross, i * columns, columns);
      for (int j = i; j < chosen.length; j++) {
        part.gram[i * chosen.length + j] = gram[chosen[i] * features + chosen[j]];
      }
    }
    return part;
  }

  /** An independent copy. */
  public NormalEquations copy() {
    return scaled(1);
  }

  /**
   * A copy in which every weight is multiplied by a factor.
   *
   * @param factor finite and not negative
   */
  public NormalEquations scaled(double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "factor is " + factor + ", must be finite and not negative");
    }
    NormalEquations result =
        new NormalEquations(features, reference, references, precision, origin);
    result.accumulate(factor, this);
    return result;
  }

  void requireSameShape(NormalEquations other) {
    if (features != other.features
        || references != other.references
        || !Arrays.equals(reference, other.reference)
        || !Arrays.equals(origin, other.origin)) {
      throw new IllegalArgumentException(
          "equations of "
              + features
              + " features, "
              + targets()
              + " targets, "
              + references
              + " references do not go with "
              + other.features
              + " features, "
              + other.targets()
              + " targets, "
              + other.references
              + " references; all three must agree, and each target's reference");
    }
  }

  private void accumulate(double factor, NormalEquations other) {
    weight += factor * other.weight;
    addScaled(featureSums, factor, other.featureSums);
    addScaled(gram, factor, other.gram);
    addScaled(cross, factor, other.cross);
    addScaled(targetSums, factor, other.targetSums);
    addScaled(targetSquares, factor, other.targetSquares);
    addScaled(referenceProducts, factor, other.referenceProducts);
  }

  private static void addScaled(double[] sum, double factor, double[] term) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * term[i];
    }
  }

  /** Sums over one block: summing blocks, not samples, keeps the rounding error small. */
  private final class BlockSums {
    final double[] features = new double[featureSums.length];
    final double[] targets = new double[targetSums.length];
    final double[] squares = new double[targetSums.length];
    final double[] products = new double[reference.length];

    BlockSums(double[] block, int rows, double[] values) {
      int p = features.length;
      int columns = targets.length;
      int r = products.length;
      for (int row = 0; row < rows; row++) {
        int f = row * p;
        for (int j = 0; j < p; j++) {
          features[j] += block[f + j];
        }
        int y = row * columns;
        for (int k = 0; k < columns; k++) {
          targets[k] += values[y + k];
          squares[k] += values[y + k] * values[y + k];
        }
        for (int k = 0; references > 0 && k < r; k++) {
          if (reference[k] >= 0) {
            products[k] += values[y + k] * values[y + r + reference[k]];
          }
        }
      }
    }

    void requireFinite() {
      BlockMoments.requireFinite("feature", features);
      BlockMoments.requireFinite("target", squares);
    }
  }
}
