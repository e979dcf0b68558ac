package org.sswim.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sswim.samples.SampleRange;
import org.sswim.series.TimeSeries;

/**
 * Which windows and channels a page shows, so that it stays small whatever the series.
 *
 * @param starts rows at which the windows start, evenly over those that may be shown
 * @param channels how many, the first
 * @param history rows of each window that are shown
 * @param horizon O
 */
public record OriginChoice(int[] starts, int channels, int history, int horizon) {
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
  public static OriginChoice of(
      SampleRange windows, int window, int horizon, int channels, int models) {
    return choose(
        i -> windows.start() + i, windows.count(), MOST_ORIGINS, window, horizon, channels, models);
  }

  /**
   * As {@link #of}, among some windows, of which as many are shown as a page can hold.
   *
   * @param starts rows at which the windows start
   */
  public static OriginChoice among(
      int[] starts, int window, int horizon, int channels, int models) {
    return choose(i -> starts[i], starts.length, starts.length, window, horizon, channels, models);
  }

  private static OriginChoice choose(
      IntUnaryOperator start,
      int windows,
      int most,
      int window,
      int horizon,
      int channels,
      int models) {
    int history = (int) Math.min(window, Math.max(LEAST_HISTORY, 2L * horizon));
    history = Math.min(history, MOST_HISTORY);
    long each = history + (models + 1L) * horizon;
    int origins = Math.min(most, windows);
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
    int last = windows - 1;
    return new OriginChoice(
        IntStream.range(0, count)
            .map(i -> start.applyAsInt(count == 1 ? last : (int) ((long) last * i / (count - 1))))
            .toArray(),
        shown,
        history,
        horizon);
  }

  /** A value of a channel at a lead, counted from 0. */
  interface Value {
    /** The value. */
    double at(int channel, int lead);
  }

  /** Values of what is shown: {@code [channels][horizon]}. */
  double[][] values(Value value) {
    double[][] values = new double[channels][horizon];
    for (int c = 0; c < channels; c++) {
      int channel = c;
      Arrays.setAll(values[c], k -> value.at(channel, k));
    }
    return values;
  }

  /**
   * An origin within a series or at its end.
   *
   * @param end one past the last row before the forecast
   */
  Origin origin(TimeSeries series, int end, List<Origin.ModelForecast> forecasts) {
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
   * @param origins oldest first
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
