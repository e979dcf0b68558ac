package org.sswim.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.DateEffects;
import org.sswim.moments.KnownRows;
import org.sswim.moments.MomentModel;
import org.sswim.moments.MomentRun;
import org.sswim.series.Covariates;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * What the moment stage of a model says of a channel, in the units of the file: how a value at its
 * usual level changes.
 *
 * @param dates special dates, the largest effect first
 * @param hours mean effect by hour of the day, of the rows of a series; empty where rows are a day
 *     apart or more
 * @param weekdays the same by day of the week, Monday first; empty where rows are more than a day
 *     apart
 * @param columns of each known column, the effect of its values, all else as in the rows of the
 *     series
 */
public record MomentEffects(
    List<DateEffect> dates, double[] hours, double[] weekdays, List<Curve> columns) {
  private static final double DAY = 86_400;
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;
  private static final int MOST_ROWS = 500;
  private static final int POINTS = 9;
  private static final double REACH = 2;

  /**
   * The effect of a date.
   *
   * @param name such as {@code 4 July}
   * @param effect in the units of the file
   */
  public record DateEffect(String name, double effect) {}

  /**
   * The effect of a known column.
   *
   * @param column its name
   * @param values of the column, in its units, over two deviations to either side of its mean
   * @param effects at these values, less their mean
   */
  public record Curve(String column, double[] values, double[] effects) {}

  /**
   * The effects.
   *
   * @param series from {@link ForecastModel#select}
   * @param channel index of the channel
   * @param most special dates, at most
   * @return null where the model has no such stage
   * @throws org.sswim.series.InvalidSeriesException if moments need dates and there are none
   */
  public static @Nullable MomentEffects of(
      ForecastModel model, TimeSeries series, int channel, int most) {
    MomentModel moment = model.moment();
    return moment == null ? null : new Looks(model, moment, series, channel).effects(most);
  }

  /** Looks at the rows of a series. */
  private static final class Looks {
    private final ForecastModel model;
    private final MomentModel moment;
    private final TimeSeries series;
    private final int channel;
    private final MomentRun run;
    private final MomentRun.Weights weights;
    private final float[] out;

    Looks(ForecastModel model, MomentModel moment, TimeSeries series, int channel) {
      this.model = model;
      this.moment = moment;
      this.series = series;
      this.channel = channel;
      run = new MomentRun(moment.inputs(), moment.neurons());
      weights = new MomentRun.Weights(moment);
      out = new float[moment.channels()];
    }

    MomentEffects effects(int most) {
      return new MomentEffects(dates(most), hours(), weekdays(), columns());
    }

    /** The change of a value at its usual level by a standardised effect. */
    private double units(double effect) {
      Standardizer standardizer = model.standardizer();
      return standardizer.invert(channel, effect) - standardizer.invert(channel, 0);
    }

    private List<DateEffect> dates(int most) {
      if (!moment.inputs().dates()) {
        return List.of();
      }
      List<DateEffect> found = new ArrayList<>();
      for (int d = 0; d < DateEffects.COUNT; d++) {
        float effect = moment.dates()[d * moment.channels() + channel];
        if (effect != 0) {
          found.add(new DateEffect(DateEffects.name(d), units(effect)));
        }
      }
      found.sort(Comparator.comparingDouble((DateEffect d) -> -Math.abs(d.effect)));
      return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private double[] hours() {
      boolean within = interval() < DAY && interval() > 0;
      return within
          ? means(HOURS, clock -> (int) (Math.floorMod(clock, (long) DAY) / 3600))
          : none();
    }

    private double[] weekdays() {
      boolean daily = interval() <= DAY && interval() > 0;
      // 1970-01-01 was a Thursday, three days after a Monday.
      return daily
          ? means(
              WEEKDAYS,
              clock -> (int) Math.floorMod(Math.floorDiv(clock, (long) DAY) + 3, (long) WEEKDAYS))
          : none();
    }

    private double interval() {
      return moment.inputs().interval() == null ? 0 : moment.inputs().interval().seconds();
    }

    private static double[] none() {
      return new double[0];
    }

    /** Which of some kinds a wall clock belongs to. */
    private interface Kind {
      int of(long clock);
    }

    private double[] means(int kinds, Kind kind) {
      double[] sum = new double[kinds];
      int[] count = new int[kinds];
      Timeline timeline = series.timeline();
      KnownRows known = new KnownRows(moment.inputs(), 0);
      float[] columns = new float[moment.inputs().knownWidth()];
      double all = 0;
      for (int r = 0; timeline != null && r < series.rows(); r++) {
        add(known, r, -1, 0, columns);
        run.look(timeline.wallClock(r), columns);
        weights.value(run, out);
        int at = kind.of(timeline.wallClock(r));
        sum[at] += out[channel];
        count[at]++;
        all += out[channel] / series.rows();
      }
      double mean = all;
      Arrays.setAll(sum, k -> count[k] == 0 ? Double.NaN : units(sum[k] / count[k] - mean));
      return sum;
    }

    /** Adds a row of the known columns, one of them with another value. */
    private void add(KnownRows known, int r, int changed, float value, float[] columns) {
      Covariates covariates = series.covariates();
      TimeSeries beside = covariates == null ? null : covariates.known();
      if (beside == null || columns.length == 0) {
        return;
      }
      float[] row = new float[moment.inputs().known().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = c == changed ? value : model.standardizer().apply(first() + c, beside.value(r, c));
      }
      known.add(row, 0);
      known.write(known.rows() - 1, columns);
    }

    private int first() {
      return model.channels().size() + model.spec().covariates().past().size();
    }

    private List<Curve> columns() {
      List<Curve> curves = new ArrayList<>();
      for (int c = 0; c < moment.inputs().known().size(); c++) {
        double[] values = new double[POINTS];
        double[] effects = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
          double z = REACH * (2.0 * k / (POINTS - 1) - 1);
          values[k] = model.standardizer().invert(first() + c, z);
          effects[k] = mean(c, (float) z);
        }
        double mean = Arrays.stream(effects).average().orElse(0);
        Arrays.setAll(effects, k -> units(effects[k] - mean));
        curves.add(new Curve(moment.inputs().known().get(c), values, effects));
      }
      return curves;
    }

    /** What moments say in the mean of the last rows, were a column held at a value. */
    private double mean(int column, float value) {
      KnownRows known = new KnownRows(moment.inputs(), 0);
      float[] columns = new float[moment.inputs().knownWidth()];
      Timeline timeline = series.timeline();
      int from = Math.max(0, series.rows() - MOST_ROWS);
      double sum = 0;
      for (int r = from; r < series.rows(); r++) {
        add(known, r, column, value, columns);
        run.look(timeline == null ? 0 : timeline.wallClock(r), columns);
        weights.value(run, out);
        sum += out[channel];
      }
      return sum / (series.rows() - from);
    }
  }
}
