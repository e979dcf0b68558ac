package org.sswim.forecasters;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.series.Covariates;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.series.ValueLimits;

/** Synthetic series of known nature. */
public final class TestSeries {
  private TestSeries() {}

  /** Channels {@code a, b, ...} given by functions of the row, without dates. */
  public static TimeSeries of(int rows, IntToDoubleFunction... channels) {
    return of(rows, null, channels);
  }

  /** The same with one row an hour from a Monday on. */
  public static TimeSeries hourly(int rows, IntToDoubleFunction... channels) {
    SamplingInterval hour = SamplingInterval.of(Duration.ofHours(1));
    return of(rows, Timeline.every(LocalDateTime.of(2024, 1, 1, 0, 0), hour, rows), channels);
  }

  private static TimeSeries of(
      int rows, @Nullable Timeline timeline, IntToDoubleFunction... channels) {
    List<String> names = new ArrayList<>();
    double[] values = new double[rows * channels.length];
    for (int c = 0; c < channels.length; c++) {
      names.add(String.valueOf((char) ('a' + c)));
      for (int r = 0; r < rows; r++) {
        values[r * channels.length + c] = channels[c].applyAsDouble(r);
      }
    }
    return TimeSeries.of(names, values, timeline);
  }

  /** Windows in which the value of channel c in row r is 10 r + c, its past column -r. */
  public static WindowedSeries counting(int rows, int channels, int window, ChannelMode mode) {
    double[] values = new double[rows * channels];
    double[] past = new double[rows];
    for (int r = 0; r < rows; r++) {
      past[r] = -r;
      for (int c = 0; c < channels; c++) {
        values[r * channels + c] = 10 * r + c;
      }
    }
    return windows(values, channels, past, window, mode);
  }

  /**
   * Windows of values that count as standardised.
   *
   * @param values row-major {@code [rows][channels]}
   * @param past row-major {@code [rows][columns]}; empty for none
   */
  public static WindowedSeries windows(
      double[] values, int channels, double[] past, int window, ChannelMode mode) {
    TimeSeries series = TimeSeries.of(names("c", channels), values, null);
    int columns = past.length / series.rows();
    if (columns > 0) {
      TimeSeries beside = TimeSeries.of(names("p", columns), past, null);
      series = series.withCovariates(new Covariates(beside, null, List.of()));
    }
    double[] ones = new double[channels + columns];
    Arrays.fill(ones, 1);
    return TrainingData.of(
            series,
            Standardizer.of(new double[ones.length], ones),
            ValueLimits.none(ones.length),
            window,
            mode)
        .windows();
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(c -> prefix + c).toList();
  }

  /** Standard normal white noise. */
  public static double[] noise(long seed, int rows) {
    Random random = new Random(seed);
    double[] noise = new double[rows];
    for (int r = 0; r < rows; r++) {
      noise[r] = random.nextGaussian();
    }
    return noise;
  }

  /** Two channels that each come back to their mean: autoregressions of order 1. */
  public static TimeSeries returning(int rows) {
    double[] a = noise(5, rows);
    double[] b = noise(6, rows);
    for (int r = 1; r < rows; r++) {
      a[r] += 0.7 * a[r - 1];
      b[r] += 0.7 * b[r - 1];
    }
    return of(rows, r -> a[r], r -> b[r]);
  }

  /** Two incommensurable seasons and an autoregression of order 1. */
  public static double[] seasonal(long seed, int rows) {
    double[] noise = noise(seed, rows);
    double[] y = new double[rows];
    double state = 0;
    for (int r = 0; r < rows; r++) {
      state = 0.6 * state + 0.3 * noise[r];
      y[r] = 2 * Math.sin(2 * Math.PI * r / 24) + Math.cos(2 * Math.PI * r / 7.3) + state;
    }
    return y;
  }

  /** A copy in which rows from {@code from} on are something else altogether. */
  public static TimeSeries disturbed(TimeSeries series, int from, long seed) {
    int channels = series.channels();
    double[] noise = noise(seed, series.rows() * channels);
    double[] values = new double[noise.length];
    for (int r = 0; r < series.rows(); r++) {
      for (int c = 0; c < channels; c++) {
        int i = r * channels + c;
        values[i] = r < from ? series.value(r, c) : 50 + 10 * (c + 1) * noise[i];
      }
    }
    return TimeSeries.of(series.channelNames(), values, series.timeline());
  }
}
