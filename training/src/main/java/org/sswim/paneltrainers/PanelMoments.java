package org.sswim.paneltrainers;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Blas;
import org.sswim.linalg.Workers;
import org.sswim.moments.KnownRows;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentModel;
import org.sswim.panels.Histories;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelInputs;
import org.sswim.panels.PanelMoment;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.SeriesInputs;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LeftOutRule;
import org.sswim.samples.SampleRange;
import org.sswim.series.MissingCells;
import org.sswim.series.SamplingInterval;
import org.sswim.stages.FoldMoments;
import org.sswim.stages.LinearMoment;
import org.sswim.stages.MomentData;
import org.sswim.stages.MomentMode;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Search;

/**
 * The moment stage of a panel, in two parts.
 *
 * <p>Known columns explain all rows of a sample of the series, in the unit of {@link PanelMoment}.
 * Rows stand in the order of time, those of one time side by side, so that blocks are of times. The
 * part is fitted to anomalies, since levels drift, and is left out where left-out blocks of times
 * gain too little.
 *
 * <p>Dates explain the rest if rows are at most a day apart. They explain the mean over the series
 * i that have a value at a time t:
 *
 * <pre>
 *   x(t) = mean (z_i(t) - mean z_i) / u_i,   u_i = mean |z_i(t) - z_i(t - m)|
 * </pre>
 *
 * @param before of all rows but the last ones of each series, which choose
 * @param last of all rows
 */
record PanelMoments(PanelMoment before, PanelMoment last) {
  private static final double DAY = 86_400;

  /** Weeks, or seasons, whose anomalies leave some for each block and what it looks at around. */
  private static final int FEWEST_PERIODS = 14;

  private static final int BLOCKS = 4;

  private static final int NEURONS = 400;

  /** Rows that a stage is fitted to at most: of dates the last ones, else of some series. */
  private static final int MOST_ROWS = 20_000;

  /**
   * Fits stages.
   *
   * @param panel a sample of the series
   * @param inputs what is seen beside the values
   * @param spared rows at the end of each series that choose
   * @param search told what was chosen, if anything was
   */
  record Fitting(
      Panel panel,
      PanelTransform transform,
      PanelInputs inputs,
      int spared,
      long seed,
      Search search,
      Workers workers) {

    /**
     * The part of known columns.
     *
     * @return null where there is none
     */
    @Nullable PanelMoments columns() {
      MomentData before = columns(spared);
      if (before == null) {
        return null;
      }
      double left = left(before);
      boolean taken = left < 1 - LeftOutRule.WORTH;
      Map<String, Double> errors = new LinkedHashMap<>(Map.of(MomentMode.NONE.label(), 1.0));
      errors.put(MomentMode.ANOMALIES.label(), left);
      search.add(
          Search.Kind.KNOWN,
          errors,
          taken ? MomentMode.ANOMALIES.label() : MomentMode.NONE.label());
      MomentData every = columns(0);
      if (!taken || every == null) {
        return null;
      }
      return new PanelMoments(
          new PanelMoment(null, fit(before, true)), new PanelMoment(null, fit(every, true)));
    }

    /**
     * Share of the squared anomalies of rows that a stage of the other rows leaves. Blocks of rows
     * are left out in turn. What is rare falls into few of them, so they count together.
     */
    private double left(MomentData rows) {
      double left = 0;
      double all = 0;
      for (SampleRange block : FitSplit.blocks(new SampleRange(0, rows.rows()), BLOCKS)) {
        IntPredicate within = row -> row >= block.start() && row < block.end();
        MomentModel others = fit(rows.of(within.negate()), true);
        MomentData own = rows.of(within);
        left += own.less(others, workers).squaredAnomalies();
        all += own.squaredAnomalies();
      }
      return left / all;
    }

    /**
     * What dates can be fitted to, in order of simplicity. No stage is none of it where left-out
     * times gain by dates: the rows that choose may have no holiday.
     *
     * @param columns the part of known columns; null for none
     */
    List<MomentMode> open(@Nullable PanelMoments columns) {
      MomentData rows = dates(columns == null ? null : columns.before, spared);
      if (rows == null) {
        return List.of(MomentMode.NONE);
      }
      return left(rows) < 1 - LeftOutRule.WORTH
          ? List.of(MomentMode.ANOMALIES, MomentMode.VALUES)
          : List.of(MomentMode.values());
    }

    /**
     * The part of dates besides, of the rows that do not choose.
     *
     * @param columns the part of known columns; null for none
     * @param mode an {@linkplain #open open} one
     * @return null where there is neither
     */
    @Nullable PanelMoment before(@Nullable PanelMoments columns, MomentMode mode) {
      PanelMoment known = columns == null ? null : columns.before;
      return mode == MomentMode.NONE ? known : with(known, spared, mode);
    }

    /**
     * The same of all rows, too.
     *
     * @param before of the rows that do not choose
     */
    @Nullable PanelMoments with(
        @Nullable PanelMoments columns, @Nullable PanelMoment before, MomentMode mode) {
      return mode == MomentMode.NONE || before == null
          ? columns
          : new PanelMoments(before, with(columns == null ? null : columns.last, 0, mode));
    }

    private PanelMoment with(@Nullable PanelMoment columns, int kept, MomentMode mode) {
      MomentData rows = Objects.requireNonNull(dates(columns, kept));
      return new PanelMoment(
          fit(rows, mode == MomentMode.ANOMALIES), columns == null ? null : columns.columns());
    }

    private MomentModel fit(MomentData data, boolean anomalies) {
      int rows = data.rows();
      SSwimOptions options = SSwimOptions.defaults().withNeurons(NEURONS).withSeed(seed);
      FoldMoments.Rows all =
          new FoldMoments.Rows(
              rows,
              FitSplit.blocks(new SampleRange(0, rows), BLOCKS),
              0,
              new SampleRange(rows, rows),
              rows);
      return FoldMoments.of(new LinearMoment(data, anomalies, all, workers), rows, options).last();
    }

    /** The rows of some series, those of one time side by side; null where series are too short. */
    private @Nullable MomentData columns(int kept) {
      int season = panel.frequency().season();
      int times = panel.lengths()[1] - kept;
      if (inputs.known() == 0 || times < FEWEST_PERIODS * season) {
        return null;
      }
      int many = Math.max(1, Math.min(panel.size(), MOST_ROWS / times));
      MomentInputs seen = new MomentInputs(null, false, false, inputs.names().known());
      double[] x = new double[many * times];
      float[] columns = new float[Math.multiplyExact(x.length, seen.knownWidth())];
      BitSet missing = new BitSet();
      missing.set(0, x.length);
      float[] own = new float[seen.knownWidth()];
      float[] now = new float[seen.known().size()];
      for (int i = 0; i < many; i++) {
        double[] values = panel.values(i);
        float[] z = PanelHistory.of(values, transform, season);
        double unit = transform == PanelTransform.NONE ? PanelHistory.difference(z, season) : 1;
        SeriesInputs beside = inputs.of(panel, i);
        KnownRows known = new KnownRows(seen, 0);
        int late = times - (z.length - kept);
        for (int time = 0; time < times; time++) {
          int t = time - late;
          int row = time * many + i;
          // Anomalies of the first rows look at rows before them, too, which are as the first is.
          if (known.rows() <= Math.max(0, t)) {
            beside.copyKnown(Math.max(0, t), now);
            known.add(now, 0);
          }
          known.write(Math.max(0, t), own);
          System.arraycopy(own, 0, columns, row * own.length, own.length);
          if (t >= 0 && unit > 0 && !Double.isNaN(values[t])) {
            x[row] = z[t] / unit;
            missing.clear(row);
          }
        }
      }
      return data(seen, season * many, new long[x.length], columns, x, missing);
    }

    private static @Nullable MomentData data(
        MomentInputs inputs,
        int period,
        long[] clocks,
        float[] columns,
        double[] x,
        BitSet missing) {
      return missing.cardinality() == x.length
          ? null
          : new MomentData(
              inputs,
              period,
              clocks,
              columns,
              Blas.floats(x),
              1,
              MissingCells.of(x.length, 1, missing));
    }

    /** The mean of the series at each time; null where rows have no dates or are too few. */
    private @Nullable MomentData dates(@Nullable PanelMoment known, int kept) {
      SamplingInterval interval = panel.times().interval();
      if (interval == null || !panel.times().fixed() || interval.seconds() > DAY) {
        return null;
      }
      long step = interval.step().toSeconds();
      long end = Long.MIN_VALUE;
      long first = Long.MAX_VALUE;
      for (int i = 0; i < panel.size(); i++) {
        end = Math.max(end, panel.times().wallClock(i, panel.rows(i) - kept));
        first = Math.min(first, panel.times().wallClock(i, 0));
      }
      int rows = (int) Math.max(0, Math.min(MOST_ROWS, (end - first) / step));
      double week = 7 * DAY / interval.seconds();
      if (week != Math.rint(week) || rows < FEWEST_PERIODS * week) {
        return null;
      }
      long start = end - rows * step;
      double[] mean = new double[rows];
      int[] count = new int[rows];
      int season = panel.frequency().season();
      Histories histories = new Histories(transform, season, known);
      for (int i = 0; i < panel.size(); i++) {
        double[] values = panel.values(i);
        double unit = PanelHistory.difference(PanelHistory.of(values, transform, season), season);
        int series = i;
        float[] z =
            histories
                .of(values, t -> panel.times().wallClock(series, t), inputs.of(panel, i), 0)
                .z();
        double level = 0;
        for (float value : z) {
          level += value / z.length;
        }
        for (int t = 0; t < z.length - kept && unit > 0; t++) {
          long at = (panel.times().wallClock(i, t) - start) / step;
          // Where clocks were set back, a row may be at the time of the end.
          if (at >= 0 && at < rows && !Double.isNaN(values[t])) {
            mean[(int) at] += (z[t] - level) / unit;
            count[(int) at]++;
          }
        }
      }
      BitSet missing = new BitSet();
      long[] clocks = new long[rows];
      for (int r = 0; r < rows; r++) {
        missing.set(r, count[r] == 0);
        mean[r] /= Math.max(1, count[r]);
        clocks[r] = start + r * step;
      }
      boolean year = rows >= interval.rowsIn(SamplingInterval.YEAR);
      return data(
          new MomentInputs(interval, year, year, List.of()),
          (int) week,
          clocks,
          new float[0],
          mean,
          missing);
    }
  }
}
