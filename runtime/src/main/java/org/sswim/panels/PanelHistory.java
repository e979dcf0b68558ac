package org.sswim.panels;

import java.util.Arrays;

/** The values of a series as models see them: transformed, gaps filled. */
public final class PanelHistory {
  private PanelHistory() {}

  /**
   * The transformed values of a series. A gap takes the value a season before or, if that is
   * missing, the last value before it.
   *
   * @param values values, oldest first; NaN where a value is missing, but not at the first row
   * @param season m, at least 1
   * @return {@code [rows]}
   */
  public static float[] of(double[] values, PanelTransform transform, int season) {
    double[] filled = filled(values, season);
    float[] z = new float[values.length];
    for (int t = 0; t < z.length; t++) {
      z[t] = (float) transform.apply(filled[t]);
    }
    return z;
  }

  /**
   * The values of a series with its gaps filled likewise; the same array if there are none.
   *
   * @param values values, oldest first; NaN where a value is missing, but not at the first row
   * @param season m, at least 1
   */
  public static double[] filled(double[] values, int season) {
    double[] filled = values;
    for (int t = 0; t < values.length; t++) {
      if (Double.isNaN(values[t])) {
        filled = filled == values ? values.clone() : filled;
        filled[t] = t >= season ? filled[t - season] : filled[t - 1];
      }
    }
    return filled;
  }

  /**
   * The mean absolute difference of transformed values a season apart, or where there is no season
   * of neighbours; 0 where there are no two.
   */
  public static double difference(float[] z, int season) {
    int lag = z.length > season ? season : 1;
    return PanelView.difference(z, lag, z.length, lag);
  }

  /** Whether a series has a value in every row. */
  public static boolean complete(double[] values) {
    return Arrays.stream(values).noneMatch(Double::isNaN);
  }
}
