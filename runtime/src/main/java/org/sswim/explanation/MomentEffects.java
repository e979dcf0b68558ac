package org.sswim.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.sswim.forecasting.ForecastModel;
import org.sswim.moments.DateEffects;
import org.sswim.moments.MomentLook;
import org.sswim.moments.MomentModel;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.stored.JsonObject;

/**
 * The effects of the moment stage on a channel, in the units of the file: how a value at its usual
 * level changes.
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
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int WEEKDAYS = 7;
  private static final int MOST_ROWS = 500;
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  /** Special dates that are told. */
  private static final int MOST_DATES = 10;

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
   * @param values of the column, in its units. A column of few values has all of them here. Others
   *     have values spaced evenly, at most two deviations to either side of the mean
   * @param effects mean change of the last rows where the column had this value. One of few values
   *     has it for as many rows as it does on average: a holiday is not there for a week. Others
   *     have it all the time
   */
  public record Curve(String column, double[] values, double[] effects) {}

  /**
   * The effects on some channels.
   *
   * @param series from {@link ForecastModel#select}
   * @param channels indices of the channels
   * @return for each channel; empty if the model has no moment stage
   * @throws org.sswim.series.InvalidDataException if moments need dates and there are none
   */
  public static List<MomentEffects> of(ForecastModel model, TimeSeries series, int... channels) {
    MomentModel moment = model.moment();
    return moment == null
        ? List.of()
        : new Looks(model, Looks.of(moment, channels), series, channels).effects();
  }

  /** The name of a weekday, Monday 0. */
  public static String day(int weekday) {
    return DAYS.get(weekday);
  }

  /**
   * Every number, for JSON: {@code dates}, {@code weekdays}, {@code hours} and {@code columns},
   * each with what it {@code adds}; null for the mean of no row.
   */
  public JsonObject members() {
    return JsonObject.of(
            "dates", dates.stream().map(date -> member("date", date.name, date.effect)).toList())
        .with(
            "weekdays",
            IntStream.range(0, weekdays.length)
                .mapToObj(d -> member("day", day(d), weekdays[d]))
                .toList())
        .with(
            "hours",
            IntStream.range(0, hours.length).mapToObj(h -> member("hour", h, hours[h])).toList())
        .with(
            "columns",
            columns.stream()
                .map(
                    c ->
                        JsonObject.of("column", c.column)
                            .with("values", c.values)
                            .with("adds", c.effects))
                .toList());
  }

  private static JsonObject member(String name, Object of, Object adds) {
    return JsonObject.of(name, of).with("adds", adds);
  }

  /** Looks at the rows of a series. */
  private record Looks(ForecastModel model, MomentModel moment, TimeSeries series, int[] channels) {

    /** What is said of some channels alone: there may be hundreds. */
    private static MomentModel of(MomentModel all, int[] channels) {
      return new MomentModel(
          all.inputs(),
          all.neurons(),
          channels.length,
          some(all.bias(), all.channels(), channels),
          some(all.linear(), all.channels(), channels),
          some(all.spikes(), all.channels(), channels),
          some(all.dates(), all.channels(), channels));
    }

    private static float[] some(float[] values, int width, int[] channels) {
      float[] chosen = new float[values.length / width * channels.length];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = values[i / channels.length * width + channels[i % channels.length]];
      }
      return chosen;
    }

    List<MomentEffects> effects() {
      double[][] hours = hours();
      double[][] weekdays = weekdays();
      List<double[]> values = new ArrayList<>();
      List<double[][]> effects = new ArrayList<>();
      for (int k = 0; k < moment.inputs().known().size(); k++) {
        values.add(values(k));
        effects.add(effects(k, values.get(k)));
      }
      List<MomentEffects> all = new ArrayList<>();
      for (int c = 0; c < channels.length; c++) {
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
          String column = moment.inputs().known().get(k);
          curves.add(new Curve(column, values.get(k), effects.get(k)[c]));
        }
        all.add(new MomentEffects(dates(c), hours[c], weekdays[c], curves));
      }
      return all;
    }

    /** The change of a value at its usual level by a standardised effect. */
    private double units(int c, double effect) {
      Standardizer standardizer = model.standardizer();
      return standardizer.invert(channels[c], effect) - standardizer.invert(channels[c], 0);
    }

    private List<DateEffect> dates(int c) {
      if (!moment.inputs().dates()) {
        return List.of();
      }
      List<DateEffect> found = new ArrayList<>();
      for (int d = 0; d < DateEffects.COUNT; d++) {
        float effect = moment.dates()[d * channels.length + c];
        if (effect != 0) {
          found.add(new DateEffect(DateEffects.name(d), units(c, effect)));
        }
      }
      found.sort(Comparator.comparingDouble((DateEffect d) -> -Math.abs(d.effect)));
      return List.copyOf(found.subList(0, Math.min(MOST_DATES, found.size())));
    }

    private double[][] hours() {
      boolean within = interval() < DAY && interval() > 0;
      return means(
          within ? HOURS : 0, clock -> (int) (Math.floorMod(clock, (long) DAY) / SECONDS_PER_HOUR));
    }

    private double[][] weekdays() {
      boolean daily = interval() <= DAY && interval() > 0;
      // 1970-01-01 was a Thursday, three days after a Monday.
      return means(
          daily ? WEEKDAYS : 0,
          clock -> (int) Math.floorMod(Math.floorDiv(clock, (long) DAY) + 3, (long) WEEKDAYS));
    }

    private double interval() {
      return moment.inputs().interval() == null ? 0 : moment.inputs().interval().seconds();
    }

    /**
     * The mean of rows whose wall clocks are of a kind, less that of all: {@code
     * [channels][kinds]}.
     */
    private double[][] means(int kinds, LongToIntFunction kind) {
      double[][] sum = new double[channels.length][kinds];
      int[] count = new int[kinds];
      double[] all = new double[channels.length];
      Timeline timeline = series.timeline();
      MomentLook look = new MomentLook(moment);
      for (int r = 0; kinds > 0 && timeline != null && r < series.rows(); r++) {
        add(look, r);
        float[] out = look.at(timeline.wallClock(r));
        int at = kind.applyAsInt(timeline.wallClock(r));
        count[at]++;
        for (int c = 0; c < out.length; c++) {
          sum[c][at] += out[c];
          all[c] += out[c] / series.rows();
        }
      }
      for (int c = 0; c < sum.length; c++) {
        int own = c;
        double[] of = sum[c];
        Arrays.setAll(
            of, k -> count[k] == 0 ? Double.NaN : units(own, of[k] / count[k] - all[own]));
      }
      return sum;
    }

    /** Adds a row of the known columns. */
    private void add(MomentLook look, int r) {
      TimeSeries beside = series.known();
      if (beside == null || moment.inputs().known().isEmpty()) {
        return;
      }
      float[] row = new float[moment.inputs().known().size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = known(r, c);
      }
      look.add(row);
    }

    /** A value of a known column, standardised. */
    private float known(int r, int column) {
      TimeSeries beside = Objects.requireNonNull(series.known());
      return model.standardizer().apply(first() + column, beside.value(r, column));
    }

    private int first() {
      return model.channels().size() + model.spec().covariates().past().size();
    }

    /** Values of a known column at which to look. */
    private double[] values(int column) {
      SortedSet<Double> own = own(column);
      if (few(own)) {
        return own.stream().mapToDouble(Double::doubleValue).toArray();
      }
      double lowest = model.standardizer().invert(first() + column, -REACH);
      double highest = model.standardizer().invert(first() + column, REACH);
      double low = own.isEmpty() ? lowest : Math.max(lowest, own.first());
      double high = own.isEmpty() ? highest : Math.min(highest, own.last());
      return IntStream.range(0, POINTS)
          .mapToDouble(k -> low + (high - low) * k / (POINTS - 1))
          .toArray();
    }

    private SortedSet<Double> own(int column) {
      TimeSeries beside = series.known();
      SortedSet<Double> own = new TreeSet<>();
      for (int r = 0; beside != null && r < series.rows(); r++) {
        own.add(beside.value(r, column));
      }
      return own;
    }

    private static boolean few(SortedSet<Double> own) {
      return !own.isEmpty() && own.size() <= POINTS;
    }

    /** The effects of a known column at some values: {@code [channels][values]}. */
    private double[][] effects(int column, double[] values) {
      double[] usual = means(column, 0, 0);
      boolean few = few(own(column));
      double[][] effects = new double[channels.length][values.length];
      for (int k = 0; k < values.length; k++) {
        float z = model.standardizer().apply(first() + column, values[k]);
        double[] means = means(column, z, few ? lasts(column, values[k]) : Integer.MAX_VALUE);
        for (int c = 0; c < means.length; c++) {
          effects[c][k] = units(c, means[c] - usual[c]);
        }
      }
      return effects;
    }

    /** For how many rows a known column has one of its values, on average. */
    private int lasts(int column, double value) {
      TimeSeries beside = Objects.requireNonNull(series.known());
      int rows = 0;
      int runs = 0;
      for (int r = 0; r < series.rows(); r++) {
        if (beside.value(r, column) == value) {
          rows++;
          runs += r == 0 || beside.value(r - 1, column) != value ? 1 : 0;
        }
      }
      return Math.round((float) rows / runs);
    }

    /**
     * The mean output of the moment stage over the last rows, if a column had a value in each of
     * them and in some rows before it.
     *
     * @param lasts number of rows, 0 for the column as it is
     */
    private double[] means(int column, float value, int lasts) {
      MomentLook look = new MomentLook(moment);
      Timeline timeline = series.timeline();
      int from = Math.max(0, series.rows() - MOST_ROWS);
      double[] means = new double[channels.length];
      for (int r = from; r < series.rows(); r++) {
        add(look, r);
        hold(look.columns(), column, value, r, lasts, r - from + 1);
        float[] out = look.at(timeline == null ? 0 : timeline.wallClock(r));
        for (int c = 0; c < means.length; c++) {
          means[c] += out[c] / (double) (series.rows() - from);
        }
      }
      return means;
    }

    /**
     * Sets a column to a value, in what columns make of a row: there and in some rows before it.
     *
     * @param rows that have been added
     */
    private void hold(float[] made, int column, float value, int row, int lasts, int rows) {
      if (lasts == 0 || series.known() == null) {
        return;
      }
      int at = column * moment.inputs().perColumn();
      made[at] = value;
      for (int span : moment.inputs().spans()) {
        int of = Math.min(span, rows);
        double change = 0;
        for (int back = 0; back < Math.min(lasts, of); back++) {
          change += value - known(row - back, column);
        }
        made[++at] += (float) (change / of);
      }
    }
  }
}
