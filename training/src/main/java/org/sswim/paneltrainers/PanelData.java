package org.sswim.paneltrainers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Histories;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SeriesInputs;

/**
 * A panel on the scale on which it is modelled, with what weighs its series.
 *
 * @param panel the panel
 * @param transform of the values
 * @param moment what moments say, or null
 * @param z transformed values less what moments say, gaps filled: {@code [series][rows]}
 * @param said what moments say: {@code [series][rows]}; of no rows without
 * @param complete whether no value is missing
 * @param inputs what is seen beside the values
 * @param beside what is seen of each series beside its values
 * @param scale mean absolute seasonal difference of each series' values, or a millionth of their
 *     level if that is more
 * @param level mean absolute value of each series, above 0
 */
record PanelData(
    Panel panel,
    PanelTransform transform,
    @Nullable PanelMoment moment,
    float[][] z,
    float[][] said,
    boolean complete,
    PanelInputs inputs,
    SeriesInputs[] beside,
    double[] scale,
    double[] level) {
  /** Series that hardly move would outweigh all others. */
  private static final double LEAST = 1e-6;

  /**
   * The data of a panel by itself.
   *
   * @param inputs of the panel; their unit is chosen here
   */
  static PanelData of(
      Panel panel,
      PanelTransform transform,
      @Nullable PanelMoment moment,
      PanelInputs inputs,
      Workers workers) {
    double unit = 0;
    if (inputs.known() > 0 && transform != PanelTransform.NONE) {
      int season = panel.frequency().season();
      double[] scales = new double[panel.size()];
      workers.each(
          scales.length,
          i -> {
            float[] z = PanelHistory.of(panel.values(i), transform, season);
            scales[i] = PanelHistory.difference(z, season);
          });
      unit = PanelInputs.unitOf(scales);
    }
    return ofUnit(panel, transform, moment, inputs.withUnit(unit), workers);
  }

  /** The data of a part of a panel, or of one with the unit of another. */
  static PanelData ofUnit(
      Panel panel,
      PanelTransform transform,
      @Nullable PanelMoment moment,
      PanelInputs inputs,
      Workers workers) {
    int n = panel.size();
    float[][] z = new float[n][];
    float[][] said = new float[n][];
    double[] scale = new double[n];
    double[] level = new double[n];
    SeriesInputs[] beside = new SeriesInputs[n];
    int season = panel.frequency().season();
    workers.each(
        n,
        () -> new Histories(transform, season, moment),
        (own, i) -> {
          double[] values = panel.values(i);
          beside[i] = inputs.of(panel, i);
          Histories.Centred history =
              own.of(values, t -> panel.times().wallClock(i, t), beside[i], 0);
          z[i] = history.z();
          said[i] = history.said();
          level[i] = level(values);
          double scaled = PanelScores.seasonalDifference(values, season);
          scale[i] = scaled > 0 ? Math.max(scaled, LEAST * level[i]) : 0.01 * level[i];
        });
    boolean complete = Arrays.stream(panel.values()).allMatch(PanelHistory::complete);
    return new PanelData(panel, transform, moment, z, said, complete, inputs, beside, scale, level);
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

  /** What the moment of a row says, in the unit of transformed values. */
  float said(int series, int row) {
    return said[series].length == 0 ? 0 : said[series][row];
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
