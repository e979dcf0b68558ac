package org.sswim.panels;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a series as networks see them: transformed, less what moments say, gaps filled.
 *
 * @param z less what moments say: {@code [rows]}
 * @param said the moments of the rows: {@code [rows and more]}; empty without a moment stage
 */
public record CentredHistory(float[] z, float[] said) {
  private static final float[] NONE = new float[0];

  /**
   * The history of a series of a panel.
   *
   * @param values values of the series, oldest first; NaN where a value is missing, but not at the
   *     first row
   * @param season m, at least 1
   * @param moment looks at moments, or null
   * @param times of the panel
   * @param series number of the series in the panel
   * @param beside what is known beside its values
   * @param ahead number of rows after the last for which moments are asked for, too
   */
  public static CentredHistory of(
      double[] values,
      PanelTransform transform,
      int season,
      PanelMoment.@Nullable Reader moment,
      PanelTimes times,
      int series,
      SeriesInputs beside,
      int ahead) {
    float[] z = PanelHistory.of(values, transform, season);
    if (moment == null) {
      return new CentredHistory(z, NONE);
    }
    float[] said = moment.said(z, transform, season, times, series, beside, z.length + ahead);
    for (int t = 0; t < z.length; t++) {
      z[t] = Double.isNaN(values[t]) ? z[t >= season ? t - season : t - 1] : z[t] - said[t];
    }
    return new CentredHistory(z, said);
  }

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
