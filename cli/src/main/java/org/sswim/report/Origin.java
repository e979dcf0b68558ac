package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.OriginForecasts;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * Forecasts from one origin next to what was observed, for the channels that a page shows.
 *
 * @param label the time or row of the last observation before the forecast
 * @param times of the rows shown: those before the origin, then one per lead
 * @param end row after the last before the forecast, counted from 0
 * @param history number of rows before the origin that are shown, the origin itself included
 * @param observed {@code [channels][history + leads whose truth is known]}
 * @param forecasts one per model
 */
public record Origin(
    String label,
    List<String> times,
    int end,
    int history,
    double[][] observed,
    List<ModelForecast> forecasts) {

  /**
   * The forecasts of one model.
   *
   * @param model name of the model
   * @param values {@code [channels][horizon]}
   * @param bands prediction intervals, the widest first; none where the model has none
   */
  public record ModelForecast(String model, double[][] values, List<Band> bands) {}

  /**
   * A prediction interval.
   *
   * @param level nominal coverage in percent
   * @param lower {@code [channels][horizon]}
   * @param upper {@code [channels][horizon]}
   */
  public record Band(double level, double[][] lower, double[][] upper) {
    /** Those of rising levels, the widest first. */
    static List<Band> of(
        List<Double> levels, IntFunction<double[][]> lower, IntFunction<double[][]> upper) {
      List<Band> bands = new ArrayList<>();
      for (int l = levels.size() - 1; l >= 0; l--) {
        bands.add(new Band(levels.get(l), lower.apply(l), upper.apply(l)));
      }
      return bands;
    }
  }

  /** The times of some rows, from one on. */
  static List<String> times(TimeSeries series, int first, int rows) {
    return IntStream.range(first, first + rows).mapToObj(row -> time(series, row)).toList();
  }

  /** The values of some rows of a channel, from one on; NaN where none was observed. */
  static double[] values(TimeSeries series, int channel, int first, int rows) {
    return IntStream.range(first, first + rows)
        .mapToDouble(
            row ->
                row < series.rows() && series.observed(row, channel)
                    ? series.value(row, channel)
                    : Double.NaN)
        .toArray();
  }

  /** The same, as finely as a chart of them shows; null where none was observed. */
  static List<@Nullable Number> rounded(TimeSeries series, int channel, int first, int rows) {
    double[] values = values(series, channel, first, rows);
    return Rounding.fitting(values).of(values);
  }

  /** The date of a row, of one behind the last, too; "row" and its number where it has none. */
  static String named(TimeSeries series, int row) {
    Timeline timeline = series.timeline();
    int behind = row - series.rows() + 1;
    if (timeline == null || (behind > 0 && !timeline.hasInterval())) {
      return "row " + (row + 1);
    }
    return behind > 0 ? timeline.formatNext(behind) : timeline.formatRow(row);
  }

  /** The time of a row, of one behind the last, too; its number, from 1, where there are none. */
  static String time(TimeSeries series, int row) {
    return named(series, row).replaceFirst("^row ", "");
  }

  /**
   * Which windows and channels a page shows, so that it stays small whatever the series.
   *
   * @param ends rows after the last ones of the windows, evenly over those that may be shown
   * @param channels how many, the first
   * @param history rows of each window that are shown
   * @param horizon O
   */
  public record Choice(int[] ends, int channels, int history, int horizon) {
    /** Numbers in the forecasts of a page; each takes about 7 bytes. */
    private static final long MOST_VALUES = 150_000;

    private static final int MOST_ORIGINS = 8;
    private static final int FEW_ORIGINS = 3;
    private static final int MOST_CHANNELS = 24;
    private static final int FEW_CHANNELS = 4;
    private static final int LEAST_HISTORY = 48;
    private static final int MOST_HISTORY = 336;

    /**
     * Chooses among windows that follow each other.
     *
     * @param windows those whose targets are known
     * @param window H
     * @param horizon O
     * @param channels number of channels
     * @param models number of models whose forecasts are shown
     */
    public static Choice of(
        SampleRange windows, int window, int horizon, int channels, int models) {
      int[] ends = IntStream.range(windows.start(), windows.end()).map(i -> i + window).toArray();
      return among(ends, MOST_ORIGINS, window, horizon, channels, models);
    }

    /**
     * As {@link #of}, among some windows.
     *
     * @param ends rows after the last ones of the windows
     * @param most windows that are shown, if a page can hold them
     */
    public static Choice among(
        int[] ends, int most, int window, int horizon, int channels, int models) {
      int history = (int) Math.min(window, Math.max(LEAST_HISTORY, 2L * horizon));
      history = Math.min(history, MOST_HISTORY);
      long each = history + (models + 1L) * horizon;
      int origins = Math.min(most, ends.length);
      int shown = Math.min(MOST_CHANNELS, channels);
      for (boolean few : new boolean[] {true, false}) {
        while (shown > (few ? FEW_CHANNELS : 1) && each * origins * shown > MOST_VALUES) {
          shown--;
        }
        while (origins > (few ? FEW_ORIGINS : 1) && each * origins * shown > MOST_VALUES) {
          origins--;
        }
      }
      int count = origins;
      int last = ends.length - 1;
      return new Choice(
          IntStream.range(0, count)
              .map(i -> ends[count == 1 ? last : (int) ((long) last * i / (count - 1))])
              .toArray(),
          shown,
          history,
          horizon);
    }

    /**
     * An origin within a series or at its end.
     *
     * @param end one past the last row before the forecast
     */
    Origin origin(TimeSeries series, int end, List<ModelForecast> forecasts) {
      int known = Math.min(series.rows(), end + horizon) - end + history;
      double[][] observed = new double[channels][known];
      for (int c = 0; c < channels; c++) {
        for (int k = 0; k < known; k++) {
          observed[c][k] = series.value(end - history + k, c);
        }
      }
      List<String> times = Origin.times(series, end - history, history + horizon);
      return new Origin(Origin.time(series, end - 1), times, end, history, observed, forecasts);
    }

    /**
     * The section of a page.
     *
     * @param note what kind of windows these are
     * @param rows all that the forecasts see last, rising
     * @param bands those of S-SWIM from an origin by its place among these, the widest first; bands
     *     of every model would hide each other
     */
    JsonText section(
        String note,
        TimeSeries series,
        int[] rows,
        List<OriginForecasts> forecasts,
        BiFunction<OriginForecasts, Integer, List<Band>> bands) {
      List<Origin> origins = new ArrayList<>();
      for (int end : ends) {
        int at = Arrays.binarySearch(rows, end - 1);
        List<ModelForecast> models = new ArrayList<>();
        for (OriginForecasts own : forecasts) {
          boolean banded = own.model().equals(ForecastCandidates.S_SWIM);
          models.add(
              new ModelForecast(
                  own.model(),
                  Arrays.copyOf(own.values()[at], channels),
                  banded ? bands.apply(own, at) : List.of()));
        }
        origins.add(origin(series, end, models));
      }
      return section(note, series, origins);
    }

    /**
     * The same of origins, oldest first.
     *
     * @param note what kind of windows these are
     */
    JsonText section(String note, TimeSeries series, List<Origin> origins) {
      return JsonText.of("note", note)
          .with("channels", series.channelNames().subList(0, channels))
          .with("allChannels", series.channels())
          .with("dated", series.timeline() != null)
          .with("horizon", horizon)
          .with("origins", origins);
    }
  }
}
