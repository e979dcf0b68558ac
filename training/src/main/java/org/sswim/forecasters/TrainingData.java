package org.sswim.forecasters;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleRange;
import org.sswim.series.CalendarInputs;
import org.sswim.series.CalendarProfile;
import org.sswim.series.Covariates;
import org.sswim.series.DayBasis;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.MissingCells;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * A series prepared for training: standardised once, seen as windows with any calendar inputs. What
 * is computed from its dates and its columns beside the channels is computed once.
 */
public final class TrainingData {
  private final TimeSeries series;
  private final Standardizer standardizer;
  private final float[] standardised;
  private final int window;
  private final ChannelMode channels;
  private final CovariateRows covariates;
  private final @Nullable RowMoments moments;
  private final Map<CalendarInputs, WindowedSeries> views = new ConcurrentHashMap<>();

  private TrainingData(
      TimeSeries series, Standardizer standardizer, int window, ChannelMode channels) {
    this.series = series;
    this.standardizer = standardizer;
    this.standardised = standardizer.apply(series);
    this.window = window;
    this.channels = channels;
    covariates = CovariateRows.of(series, standardizer);
    DayBasis basis = channels == ChannelMode.JOINT ? null : DayBasis.resolvable(series.timeline());
    moments =
        basis == null ? null : RowMoments.of(Objects.requireNonNull(series.timeline()), basis);
  }

  /**
   * Prepares a series with a standardizer that was fitted elsewhere.
   *
   * @param standardizer of the channels, then of columns beside them; fitted on training rows only
   * @param window H
   * @param channels shared or joint
   */
  public static TrainingData of(
      TimeSeries series, Standardizer standardizer, int window, ChannelMode channels) {
    return new TrainingData(series, standardizer, window, channels);
  }

  /**
   * Prepares a series.
   *
   * @param scalerRows leading rows on which the standardizer is fitted, at least 1
   */
  public static TrainingData of(
      TimeSeries series, int scalerRows, int window, ChannelMode channels) {
    return of(series, Standardizer.fit(series, 0, scalerRows), window, channels);
  }

  /** The series. */
  public TimeSeries series() {
    return series;
  }

  /** By which the series is standardised. */
  public Standardizer standardizer() {
    return standardizer;
  }

  /** H. */
  public int window() {
    return window;
  }

  /** Shared or joint. */
  public ChannelMode channels() {
    return channels;
  }

  /**
   * What is to be recorded of missing values: nothing, or the number of cells and the share of all
   * windows that have all of their targets and so may train.
   *
   * @param horizon O
   */
  public Map<String, String> missing(int horizon) {
    MissingCells missing = series.missing();
    int windows = series.rows() - window - horizon + 1;
    if (missing == null || windows < 1) {
      return Map.of();
    }
    double share =
        CompleteWindows.share(series, channels, window, new SampleRange(0, windows), horizon);
    return Map.of(
        "missing-cells",
        String.valueOf(missing.total()),
        "complete-windows",
        String.valueOf(share));
  }

  /**
   * Refuses a horizon that ends before the known columns do that a forecast sees, and groups of
   * channels that do not share a network.
   *
   * @throws InvalidSeriesException saying so
   */
  public void requireHorizon(int horizon) {
    Covariates covariates = series.covariates();
    if (covariates == null) {
      return;
    }
    covariates.requireWithin(horizon);
    if (channels == ChannelMode.JOINT && !covariates.groups().isEmpty()) {
      throw new InvalidSeriesException(
          "groups tell channels apart that share a network; with joint channels leave them out");
    }
  }

  /**
   * The series as windows.
   *
   * @param calendar calendar inputs; needs dates unless it is empty
   */
  public WindowedSeries windows(CalendarInputs calendar) {
    return views.computeIfAbsent(calendar, key -> windows(key, null));
  }

  /** Where its rows are in calendar profiles; null in joint mode and where dates resolve none. */
  @Nullable RowMoments moments() {
    return moments;
  }

  /** The values, row-major {@code [rows][channels]}; not a copy. */
  float[] standardised() {
    return standardised;
  }

  /** The series as windows that are centred on one calendar profile, or on none. */
  WindowedSeries centred(CalendarInputs calendar, @Nullable CalendarProfile profile) {
    return profile == null
        ? windows(calendar)
        : windows(calendar, new ProfileRows(Objects.requireNonNull(moments), profile));
  }

  /** The series as windows that are centred on the profiles of a fit, or on none. */
  WindowedSeries centred(CalendarInputs calendar, @Nullable FoldProfiles profiles) {
    return profiles == null
        ? windows(calendar)
        : windows(
            calendar,
            new ProfileRows(
                Objects.requireNonNull(moments), profiles.profiles(), profiles.pieces()));
  }

  private WindowedSeries windows(CalendarInputs calendar, @Nullable ProfileRows profile) {
    Timeline timeline = series.timeline();
    boolean none = calendar.width() == 0;
    if (!none && timeline == null) {
      throw new IllegalArgumentException("calendar inputs need a series with dates");
    }
    return new WindowedSeries(
        standardised,
        series.channels(),
        none || timeline == null ? new float[0] : calendar.rows(timeline),
        none ? 0 : calendar.width(),
        window,
        channels,
        series.missing(),
        covariates,
        profile);
  }
}
