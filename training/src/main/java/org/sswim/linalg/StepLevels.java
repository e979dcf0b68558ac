package org.sswim.linalg;

import java.util.Arrays;
import org.sswim.checks.Checks;

/**
 * Neighbouring features that are levels of a few signals at consecutive steps, ordered by step,
 * then by signal. Levels of neighbouring steps are nearly collinear, which products in single
 * precision cannot tell; their differences are not. So samples are summed as differences
 *
 * <pre>
 *   d_t = x_t - x_(t+1),   d_T = x_T   for the last step T
 * </pre>
 *
 * and the sums are turned into those of the levels {@code x_t = d_t + d_(t+1) + ... + d_T}, which
 * is exact but for the rounding of double precision.
 *
 * @param from number of the first of the features
 * @param steps number of steps, at least 1
 * @param signals number of signals, at least 1
 */
public record StepLevels(int from, int steps, int signals) {

  /** Checks the ranges. */
  public StepLevels {
    Checks.that(from >= 0 && steps >= 1 && signals >= 1)
        .or(
            "levels need a first feature >= 0, steps and signals >= 1; got %s, %s and %s",
            from, steps, signals);
  }

  /** The same after this many other features. */
  public StepLevels behind(int features) {
    return new StepLevels(from + features, steps, signals);
  }

  /** One past the last of the features. */
  int end() {
    return from + steps * signals;
  }

  /**
   * Turns levels into differences.
   *
   * @param block {@code count x features}, row-major; changed
   */
  public void difference(float[] block, int count, int features) {
    for (int i = 0; i < count; i++) {
      int last = i * features + end() - signals;
      for (int j = i * features + from; j < last; j++) {
        block[j] -= block[j + signals];
      }
    }
  }

  /**
   * Turns what belongs to differences into what belongs to levels.
   *
   * @param rows {@code [features][columns]}; changed
   */
  void accumulate(double[] rows, int columns) {
    for (int j = end() - signals - 1; j >= from; j--) {
      for (int k = 0; k < columns; k++) {
        rows[j * columns + k] += rows[(j + signals) * columns + k];
      }
    }
  }

  /**
   * The same for both sides of a symmetric matrix.
   *
   * @param upper {@code p x p}, upper triangle; changed
   */
  void accumulateBoth(double[] upper, int p) {
    int width = end() - from;
    double[] rows = new double[width * p];
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < p; j++) {
        rows[i * p + j] = upper[Math.min(from + i, j) * p + Math.max(from + i, j)];
      }
    }
    new StepLevels(0, steps, signals).accumulate(rows, p);
    for (int i = 0; i < width; i++) {
      double[] row = Arrays.copyOfRange(rows, i * p, (i + 1) * p);
      accumulate(row, 1);
      for (int j = 0; j < p; j++) {
        if (j < from) {
          upper[j * p + from + i] = row[j];
        } else if (j >= from + i) {
          upper[(from + i) * p + j] = row[j];
        }
      }
    }
  }
}
