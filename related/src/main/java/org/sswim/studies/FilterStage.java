package org.sswim.studies;

import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * A filter and what its features say of the targets.
 *
 * @param filter makes the features
 * @param beta row-major {@code [features][outputs]}; shared, not copied
 */
public record FilterStage(RandomFilter filter, @Axes({"features", "outputs"}) double[] beta) {
  /** Windows that are worked on at once. */
  private static final int BLOCK = 256;

  /** Checks the shapes. */
  public FilterStage {
    Checks.that(beta.length != 0 && beta.length % filter.features() == 0)
        .or("beta must be whole columns of %s features; got %s", filter.features(), beta.length);
    for (double weight : beta) {
      Checks.that(Double.isFinite(weight)).or("beta must be finite; got %s", weight);
    }
  }

  /**
   * Takes its part off what is left of targets.
   *
   * @param x windows, row-major {@code [count][steps][signals]}
   * @param count number of windows
   * @param left changed: row-major {@code [count][outputs]}
   */
  public void takeOff(float[] x, int count, double[] left) {
    int features = filter.features();
    int outputs = beta.length / features;
    double[] f = new double[Math.min(BLOCK, count) * features];
    for (int from = 0; from < count; from += BLOCK) {
      int rows = Math.min(BLOCK, count - from);
      filter.write(x, from, rows, f);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < features; j++) {
          double feature = f[i * features + j];
          for (int k = 0; k < outputs; k++) {
            left[(from + i) * outputs + k] -= feature * beta[j * outputs + k];
          }
        }
      }
    }
  }

  /** Number of outputs. */
  public int outputs() {
    return beta.length / filter.features();
  }

  /** Numbers that it holds. */
  public long parameters() {
    return filter.weights().length + 1L + beta.length;
  }
}
