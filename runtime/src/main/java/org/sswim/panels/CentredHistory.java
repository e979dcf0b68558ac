package org.sswim.panels;

import java.util.Arrays;

/**
 * The values of a series as networks see them: transformed, less what moments say, gaps filled.
 *
 * @param z less what moments say: {@code [rows]}
 * @param said the moments of the rows: {@code [rows and more]}; empty without a moment stage
 */
public record CentredHistory(float[] z, float[] said) {

  /**
   * The values that simple rows go on from: gaps filled, and without what moments say, as if no
   * date were special.
   *
   * @param values of the series, as above
   * @param rows of them, at least one
   */
  public double[] plain(double[] values, PanelTransform transform, int season, int rows) {
    if (said.length == 0) {
      return PanelHistory.filled(Arrays.copyOf(values, rows), season);
    }
    double[] plain = new double[rows];
    Arrays.setAll(plain, t -> transform.invert(z[t]));
    return plain;
  }

  /** What the moment of a row says, in the unit of the transformed values. */
  public float said(int row) {
    return said.length == 0 ? 0 : said[row];
  }
}
