package org.sswim.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * Second moments of some samples, on their way into {@link NormalEquations}: what one worker holds
 * while others do the same for other samples.
 *
 * <p>Products are summed in single precision, which holds for as many samples as {@value
 * #MOST_ROWS}; their sum is then added to double sums. Features are taken about the origin of the
 * equations, so that what cancels later, the product of the means, is small from the start.
 */
public final class BlockMoments {

  /** Samples after which sums in single precision should be added to double ones. */
  public static final int MOST_ROWS = 4096;

  /** Rows whose features are summed in single precision. */
  private static final int SHORT = 64;

  /** Share of features below which those that are 0 in all samples of a call are passed over. */
  private static final double SPARSE = 0.6;

  private final int features;
  private final int columns;
  private final float[] origin;
  int rows;

  /** Sum of the weights of the samples. */
  double weight;

  final double[] featureSums;
  final double[] targetSums;
  final double[] targetSquares;
  final float[] gram;
  final float[] cross;
  private final float[] row;
  private final float[] target;
  private final float[] partSums;

  BlockMoments(int features, int columns, float[] origin) {
    this.features = features;
    this.columns = columns;
    this.origin = origin;
    featureSums = new double[features];
    targetSums = new double[columns];
    targetSquares = new double[columns];
    gram = new float[features * features];
    cross = new float[features * columns];
    row = new float[features];
    target = new float[columns];
    partSums = new float[features];
  }

  /** Forgets all samples. */
  public void clear() {
    rows = 0;
    weight = 0;
    Arrays.fill(featureSums, 0);
    Arrays.fill(targetSums, 0);
    Arrays.fill(targetSquares, 0);
  }

  /** Adds samples of weight 1, as {@link #add(float[], int, float[], float[])}. */
  public void add(float[] block, int count, float[] targets) {
    add(block, count, targets, null);
  }

  /**
   * Adds samples.
   *
   * @param block {@code count x p} features, row-major; changed: the origin is taken off
   * @param count number of samples; 0 adds nothing
   * @param targets {@code count x r}, row-major; changed if there are weights
   * @param weights of the samples, at least 0: {@code [count]}; null for 1
   * @throws IllegalArgumentException if an array is too short or a value is NaN or infinite; the
   *     moments are then of no use before {@link #clear}
   */
  public void add(float[] block, int count, float[] targets, float @Nullable [] weights) {
    if (count == 0) {
      return;
    }
    Blas.requireShape("features", block.length, count, features);
    Blas.requireShape("targets", targets.length, count, columns);
    if (weights == null) {
      centreAndSum(block, count);
      sumTargets(targets, count);
      weight += count;
    } else {
      weigh(block, count, targets, weights);
    }
    // With beta = 0 the first block overwrites whatever was there.
    float keep = rows == 0 ? 0 : 1;
    addSquares(block, count, keep);
    Blas.gemmTN(features, columns, count, 1f, block, targets, keep, cross);
    rows += count;
  }

  private void addSquares(float[] block, int count, float keep) {
    int[] moving = moving(block, count);
    int some = moving.length;
    if (some == 0 || some >= SPARSE * features) {
      Blas.syrk(count, features, 1f, block, keep, gram);
      return;
    }
    float[] packed = new float[count * some];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < some; j++) {
        packed[i * some + j] = block[i * features + moving[j]];
      }
    }
    float[] squares = new float[some * some];
    Blas.syrk(count, some, 1f, packed, 0f, squares);
    if (keep == 0) {
      Arrays.fill(gram, 0);
    }
    for (int i = 0; i < some; i++) {
      for (int j = i; j < some; j++) {
        gram[moving[i] * features + moving[j]] += squares[i * some + j];
      }
    }
  }

  /** Features that are not 0 in all of some samples. */
  private int[] moving(float[] block, int count) {
    Arrays.fill(row, 0);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < features; j++) {
        row[j] = Math.max(row[j], Math.abs(block[i * features + j]));
      }
    }
    return IntStream.range(0, features).filter(j -> row[j] > 0).toArray();
  }

  /** Sums with weights, and leaves rows times the roots of theirs, for their products. */
  private void weigh(float[] block, int count, float[] targets, float[] weights) {
    for (int i = 0; i < count; i++) {
      double w = weights[i];
      float root = (float) Math.sqrt(w);
      for (int j = 0; j < features; j++) {
        float centred = block[i * features + j] - origin[j];
        featureSums[j] += w * centred;
        block[i * features + j] = root * centred;
      }
      for (int k = 0; k < columns; k++) {
        double value = targets[i * columns + k];
        targetSums[k] += w * value;
        targetSquares[k] += w * value * value;
        targets[i * columns + k] *= root;
      }
      weight += w;
    }
    requireFinite("feature", featureSums);
    requireFinite("target", targetSquares);
  }

  private void centreAndSum(float[] block, int count) {
    for (int from = 0; from < count; from += SHORT) {
      Arrays.fill(partSums, 0);
      int to = Math.min(count, from + SHORT);
      for (int i = from; i < to; i++) {
        // Copied out and back, as a loop with an offset does not vectorise.
        System.arraycopy(block, i * features, row, 0, features);
        centreAndAdd(row, origin, partSums);
        System.arraycopy(row, 0, block, i * features, features);
      }
      addTo(featureSums, partSums);
    }
    requireFinite("feature", featureSums);
  }

  private void sumTargets(float[] targets, int count) {
    for (int i = 0; i < count; i++) {
      // Copied out, as a loop with an offset does not vectorise.
      System.arraycopy(targets, i * columns, target, 0, columns);
      addTo(targetSums, target);
      addSquaresTo(targetSquares, target);
    }
    requireFinite("target", targetSquares);
  }

  private static void centreAndAdd(float[] row, float[] origin, float[] sums) {
    for (int j = 0; j < row.length; j++) {
      float centred = row[j] - origin[j];
      row[j] = centred;
      sums[j] += centred;
    }
  }

  private static void addTo(double[] sums, float[] row) {
    for (int j = 0; j < row.length; j++) {
      sums[j] += row[j];
    }
  }

  private static void addSquaresTo(double[] sums, float[] row) {
    for (int j = 0; j < row.length; j++) {
      double value = row[j];
      sums[j] += value * value;
    }
  }

  static void requireFinite(String what, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      Checks.that(Double.isFinite(sums[i]))
          .or("%s column %s holds NaN or infinity; fill or leave out such samples", what, i);
    }
  }
}
