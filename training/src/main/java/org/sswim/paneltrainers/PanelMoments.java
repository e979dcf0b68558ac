package org.sswim.paneltrainers;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.GroupedRidge;
import org.sswim.linalg.Workers;
import org.sswim.moments.MomentInputs;
import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.readout.Choice;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LeftOutRule;
import org.sswim.samples.SampleRange;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.MomentData;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;

/**
 * The moment stage of a panel whose rows have dates, at most a day apart. It is that of one series:
 * at each time t the mean over the series i that have a value
 *
 * <pre>
 *   x(t) = mean (z_i(t) - mean z_i) / u_i,   u_i = mean |z_i(t) - z_i(t - m)|
 * </pre>
 *
 * <p>fitted to its anomalies, for levels drift. Where left-out blocks of times find less than 2 %,
 * there is none.
 *
 * @param before of all rows but the last ones of each series, which choose
 * @param last of all rows
 */
record PanelMoments(PanelMoment before, PanelMoment last) {
  private static final double DAY = 86_400;
  private static final double YEAR = 365.25 * DAY;

  /** Years from which on dates recur. */
  private static final double DATED = 2;

  /** Weeks whose anomalies leave some for each block and what it looks at around it. */
  private static final int FEWEST_WEEKS = 16;

  private static final int BLOCKS = 4;

  /** Few: they have seen what is left out, and of 100 some fit even noise by 5 %. */
  private static final int NEURONS = 20;

  /** Times that a stage is fitted to at most: the last ones. */
  private static final int MOST_ROWS = 200_000;

  /**
   * Fits the stage.
   *
   * @param panel a sample of the series
   * @param spared rows at the end of each series that choose
   * @param told what was chosen, if anything was
   * @return null where there is none
   */
  static @Nullable PanelMoments of(
      Panel panel,
      PanelTransform transform,
      int spared,
      long seed,
      Consumer<Choice> told,
      Workers workers) {
    SamplingInterval interval = panel.times().interval();
    if (interval == null || !panel.times().fixed() || interval.seconds() > DAY) {
      return null;
    }
    MomentData rows = rows(panel, transform, interval, spared);
    if (rows == null) {
      return null;
    }
    FoldMoments fit = fit(rows, seed, workers);
    GroupedRidge.Choice choice = fit.choices().get(0);
    boolean taken = LeftOutRule.adds(choice.errors(), choice.deviations());
    Map<String, Double> errors = new LinkedHashMap<>(Map.of(MomentMode.NONE.label(), 1.0));
    errors.put(MomentMode.ANOMALIES.label(), 1 - choice.explained());
    told.accept(
        new Choice(
            "moment stage",
            errors,
            taken ? MomentMode.ANOMALIES.label() : MomentMode.NONE.label()));
    if (!taken) {
      return null;
    }
    MomentData every = rows(panel, transform, interval, 0);
    FoldMoments all = spared == 0 || every == null ? fit : fit(every, seed, workers);
    return new PanelMoments(new PanelMoment(fit.last()), new PanelMoment(all.last()));
  }

  private static FoldMoments fit(MomentData data, long seed, Workers workers) {
    int rows = data.rows();
    SSwimOptions options = SSwimOptions.tuned().withNeurons(Auto.of(NEURONS)).withSeed(seed);
    return FoldMoments.of(
        data,
        true,
        new FoldMoments.Rows(
            rows,
            List.of(),
            FitSplit.blocks(new SampleRange(0, rows), BLOCKS),
            new SampleRange(rows, rows),
            rows),
        options,
        2,
        workers);
  }

  /** The mean of the series at each time; null where that is of too few weeks. */
  private static @Nullable MomentData rows(
      Panel panel, PanelTransform transform, SamplingInterval interval, int spared) {
    long step = interval.step().toSeconds();
    long end = Long.MIN_VALUE;
    long first = Long.MAX_VALUE;
    for (int i = 0; i < panel.size(); i++) {
      end = Math.max(end, panel.times().wallClock(i, panel.rows(i) - spared));
      first = Math.min(first, panel.times().wallClock(i, 0));
    }
    int rows = (int) Math.max(0, Math.min(MOST_ROWS, (end - first) / step));
    double week = 7 * DAY / interval.seconds();
    if (week != Math.rint(week) || rows < FEWEST_WEEKS * week) {
      return null;
    }
    long start = end - rows * step;
    double[] sum = new double[rows];
    int[] count = new int[rows];
    int season = panel.frequency().season();
    for (int i = 0; i < panel.size(); i++) {
      double[] values = panel.values(i);
      float[] z = PanelHistory.of(values, transform, season);
      double unit = PanelHistory.difference(z, season);
      double level = 0;
      for (float value : z) {
        level += value / z.length;
      }
      for (int t = 0; t < z.length - spared && unit > 0; t++) {
        long at = (panel.times().wallClock(i, t) - start) / step;
        if (at >= 0 && !Double.isNaN(values[t])) {
          sum[(int) at] += (z[t] - level) / unit;
          count[(int) at]++;
        }
      }
    }
    float[] mean = new float[rows];
    double[] given = new double[rows];
    BitSet missing = new BitSet();
    long[] clocks = new long[rows];
    for (int r = 0; r < rows; r++) {
      missing.set(r, count[r] == 0);
      mean[r] = count[r] == 0 ? 0 : (float) (sum[r] / count[r]);
      given[r] = mean[r];
      clocks[r] = start + r * step;
    }
    if (missing.cardinality() == rows) {
      return null;
    }
    double years = rows * interval.seconds() / YEAR;
    MomentInputs inputs = new MomentInputs(interval, years >= 1, years >= DATED, List.of());
    return new MomentData(
        inputs,
        (int) week,
        clocks,
        new float[0],
        mean,
        1,
        TimeSeries.of(List.of("x"), given, null, missing).missing());
  }
}
