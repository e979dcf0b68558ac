package org.sswim.paneltrainers;

import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SeriesInputs;

/**
 * A panel on the scale on which it is modelled, with what weighs its series.
 *
 * @param panel the panel
 * @param transform of the values
 * @param z transformed values, gaps filled: {@code [series][rows]}
 * @param complete whether no value is missing
 * @param inputs what is seen beside the values
 * @param beside what is seen of each series beside its values
 * @param scale mean absolute seasonal difference of each series' values, above 0
 * @param level mean absolute value of each series, above 0
 */
record PanelData(
    Panel panel,
    PanelTransform transform,
    float[][] z,
    boolean complete,
    PanelInputs inputs,
    SeriesInputs[] beside,
    double[] scale,
    double[] level) {

  /**
   * The data of a panel by itself.
   *
   * @param inputs of the panel; their unit is chosen here
   */
  static PanelData of(Panel panel, PanelTransform transform, PanelInputs inputs, Workers workers) {
    double unit = 0;
    if (inputs.known() > 0 && transform != PanelTransform.NONE) {
      int season = panel.frequency().season();
      double[] scales = new double[panel.size()];
      workers.each(scales.length, i -> scales[i] = scale(panel.values(i), transform, season));
      unit = PanelInputs.unitOf(scales);
    }
    return ofUnit(panel, transform, inputs.withUnit(unit), workers);
  }

  /** The mean absolute seasonal difference of transformed values. */
  private static double scale(double[] values, PanelTransform transform, int season) {
    float[] z = PanelHistory.of(values, transform, season);
    int lag = z.length > season ? season : 1;
    double sum = 0;
    for (int t = lag; t < z.length; t++) {
      sum += Math.abs(z[t] - z[t - lag]);
    }
    return z.length > lag ? sum / (z.length - lag) : 0;
  }

  /** The data of a part of a panel, or of one with the unit of another. */
  static PanelData ofUnit(
      Panel panel, PanelTransform transform, PanelInputs inputs, Workers workers) {
    int n = panel.size();
    float[][] z = new float[n][];
    boolean[] gaps = new boolean[n];
    double[] scale = new double[n];
    double[] level = new double[n];
    SeriesInputs[] beside = new SeriesInputs[n];
    int season = panel.frequency().season();
    workers.each(
        n,
        i -> {
          double[] values = panel.values(i);
          z[i] = PanelHistory.of(values, transform, season);
          gaps[i] = !PanelHistory.complete(values);
          beside[i] = inputs.of(panel, i);
          level[i] = level(values);
          double own = PanelScores.seasonalDifference(values, season);
          scale[i] = own > 0 ? own : 0.01 * level[i];
        });
    boolean complete = true;
    for (boolean gap : gaps) {
      complete &= !gap;
    }
    return new PanelData(panel, transform, z, complete, inputs, beside, scale, level);
  }

  private static double level(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += Math.abs(value);
        count++;
      }
    }
    return Math.max(sum / Math.max(1, count), 1e-9);
  }

  /** Whether the rows first .. last - 1 of a series have values. */
  boolean observed(int series, int first, int last) {
    if (complete) {
      return true;
    }
    double[] values = panel.values(series);
    for (int t = first; t < last; t++) {
      if (Double.isNaN(values[t])) {
        return false;
      }
    }
    return true;
  }
}
