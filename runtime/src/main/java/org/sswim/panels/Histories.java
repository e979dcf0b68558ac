package org.sswim.panels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentLook;
import org.sswim.moments.MomentModel;

/**
 * Makes the histories of the series of panels; for one thread at a time. Remembers what was said of
 * dates: series share them.
 */
public final class Histories {
  private static final float[] NONE = new float[0];

  private final PanelTransform transform;
  private final int season;
  private final boolean staged;
  private final @Nullable MomentLook dates;
  private final @Nullable MomentModel columns;
  private final Map<Long, Float> said = new HashMap<>();

  /**
   * Histories of a kind.
   *
   * @param transform of the values
   * @param season m, at least 1
   * @param moment what moments say, or null
   */
  public Histories(PanelTransform transform, int season, @Nullable PanelMoment moment) {
    this.transform = transform;
    this.season = season;
    staged = moment != null;
    MomentModel model = moment == null ? null : moment.model();
    dates = model == null ? null : new MomentLook(model);
    columns = moment == null ? null : moment.columns();
  }

  /**
   * The history of a series.
   *
   * @param values values of the series, oldest first; NaN where a value is missing, but not at the
   *     first row
   * @param clock wall clock of a row, in seconds as if it showed UTC; asked for where the moment
   *     sees dates
   * @param beside what is known beside its values
   * @param ahead number of rows after the last for which moments are asked for, too
   */
  public Centred of(double[] values, IntToLongFunction clock, SeriesInputs beside, int ahead) {
    float[] z = PanelHistory.of(values, transform, season);
    if (!staged) {
      return new Centred(z, NONE);
    }
    float[] all = said(z, clock, beside, z.length + ahead);
    for (int t = 0; t < z.length; t++) {
      z[t] = Double.isNaN(values[t]) ? z[t >= season ? t - season : t - 1] : z[t] - all[t];
    }
    return new Centred(z, all);
  }

  /** What moments say of rows, from the first on. */
  private float[] said(float[] z, IntToLongFunction clock, SeriesInputs beside, int rows) {
    float unit = (float) PanelHistory.difference(z, season);
    float factor = transform == PanelTransform.NONE ? unit : 1;
    MomentLook known = columns == null ? null : new MomentLook(columns);
    float[] row = new float[columns == null ? 0 : columns.inputs().known().size()];
    float[] all = new float[rows];
    for (int t = 0; t < rows; t++) {
      if (dates != null) {
        all[t] += unit * said.computeIfAbsent(clock.applyAsLong(t), dates::value);
      }
      if (known != null) {
        beside.copyKnown(t, row);
        known.add(row);
        all[t] += factor * known.value(0);
      }
    }
    return all;
  }

  /**
   * The values of a series as networks see them: transformed, less what moments say, gaps filled.
   *
   * @param z less what moments say: {@code [rows]}
   * @param said the moments of the rows: {@code [rows and more]}; empty without a moment stage
   */
  public record Centred(float[] z, float[] said) {

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
}
