package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.features.SkipShape;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.Samples;
import org.sswim.series.MissingCells;
import org.sswim.series.Reach;
import org.sswim.stages.FoldMoments;
import org.sswim.stored.Withers;

/**
 * A standardised series seen as windows, without ever copying them: inputs and targets of a window
 * are shifted views of the series.
 *
 * <p>A <em>lane</em> is what one evaluation of the network sees: one channel in shared mode, all of
 * them in joint mode. A window that starts at row w sees rows w .. w + H - 1; its target at lead k
 * = 1 .. O is row w + H - 1 + k. Targets of a lane are ordered by lead, then by signal. So the
 * targets of a shorter horizon are the first columns of those of a longer one.
 *
 * @param values standardised, row-major {@code [rows][channels]}; shared, not copied. What stands
 *     at missing cells and outliers is an input like others
 * @param truth the same, outliers as they were given
 * @param channels number of channels of the series
 * @param window H, the length of a window in rows
 * @param mode shared or joint
 * @param missing the cells that are not to be learnt, or null if all are
 * @param notGiven those of them that were not observed, or null if all were
 * @param covariates columns beside the channels
 * @param moments what moments say, which windows and targets are less by; or null
 */
@Withers
public record WindowedSeries(
    float[] values,
    float[] truth,
    int channels,
    int window,
    ChannelMode mode,
    @Nullable MissingCells missing,
    @Nullable MissingCells notGiven,
    CovariateRows covariates,
    FoldMoments.@Nullable MomentRows moments)
    implements WindowedSeriesBuilder.With {
  /**
   * A view of channels whose values were all observed.
   *
   * @param values standardised, row-major {@code [rows][channels]}; shared, not copied
   * @param channels number of channels
   * @param window H
   * @param mode shared or joint
   */
  public WindowedSeries(float[] values, int channels, int window, ChannelMode mode) {
    this(values, values, channels, window, mode, null, null, CovariateRows.NONE, null);
  }

  /** Checks that values make rows. */
  public WindowedSeries {
    Checks.that(channels >= 1 && values.length % channels == 0)
        .or("%s values do not make rows of %s channels", values.length, channels);
  }

  /** The same whose rows beyond a reach are moved into it; this one where none is beyond. */
  public WindowedSeries within(Reach reach) {
    float[] moved = reach.moved(values, channels);
    return moved == values ? this : withValues(moved);
  }

  /**
   * The windows as samples.
   *
   * @param relative whether they are seen relative to their last row
   */
  public Samples samples(boolean relative) {
    return new Windows(this, relative);
  }

  /** The skip connections that see all that a window has. */
  public SkipShape skip() {
    return new SkipShape(window, covariates.past(), covariates.width() - covariates.past());
  }

  /** Number of rows. */
  public int rows() {
    return values.length / channels;
  }

  /** Number of lanes. */
  public int lanes() {
    return mode.lanes(channels);
  }

  /** Number of signals of a lane. */
  public int signals() {
    return mode.signals(channels);
  }

  /** Number of inputs of a row that are no signals: covariates. */
  public int contextWidth() {
    return covariates.width();
  }

  /** Number of target columns of a horizon: leads times signals. */
  public int outputs(int horizon) {
    return Math.multiplyExact(horizon, signals());
  }

  /** The channel of a signal of a lane. */
  public int channel(int lane, int signal) {
    return mode == ChannelMode.SHARED ? lane : signal;
  }

  /** The standardised value of a signal of a lane at a row. */
  public float value(int lane, int row, int signal) {
    return values[row * channels + channel(lane, signal)];
  }

  /**
   * The moment of a row for a signal; 0 without a moment stage, and after the last row.
   *
   * @param start row at which the window starts
   */
  public float moment(int lane, int start, int row, int signal) {
    return moments == null || row >= rows() ? 0 : moments.value(start, row, channel(lane, signal));
  }

  /**
   * As {@link #value}, less what the moment says: what a network sees of a window and what it is to
   * forecast.
   *
   * @param start row at which the window starts
   */
  public float centred(int lane, int start, int row, int signal) {
    float value = value(lane, row, signal);
    return moments == null ? value : value - moments.value(start, row, channel(lane, signal));
  }

  /** The same as it was given: an outlier as itself. The scale that errors are measured by. */
  public float truth(int lane, int row, int signal) {
    return truth[row * channels + channel(lane, signal)];
  }

  /** Whether the value of a signal of a lane at a row was observed, outlier or not. */
  public boolean given(int lane, int row, int signal) {
    return notGiven == null || !notGiven.at(row, channel(lane, signal));
  }

  /** Whether the value of a signal of a lane at a row was observed and is no outlier. */
  public boolean observed(int lane, int row, int signal) {
    return missing == null || !missing.at(row, channel(lane, signal));
  }

  /** Whether every value was observed and is no outlier. */
  public boolean complete() {
    return missing == null;
  }

  /**
   * Whether all targets of a window were observed: only such windows train.
   *
   * @param horizon leads that are looked at, all within the series
   */
  public boolean complete(int lane, int start, int horizon) {
    for (int s = 0; missing != null && s < signals(); s++) {
      if (missing.count(channel(lane, s), start + window, start + window + horizon) > 0) {
        return false;
      }
    }
    return true;
  }

  /** An input of a lane at a row that is no signal. */
  public float context(int lane, int row, int input) {
    return covariates.input(lane, row, input);
  }

  /** The last row of the window that starts at a row, as {@link #centred}. */
  public float last(int lane, int start, int signal) {
    return centred(lane, start, start + window - 1, signal);
  }

  /**
   * The windows of a series as samples. A place is the row at which a window starts, so that
   * windows slide. Signals are those of a lane, less the forecasts of the moment stage. Inputs
   * beside them are covariates.
   *
   * @param series the series
   * @param relative whether windows are seen relative to their last row
   */
  private record Windows(WindowedSeries series, boolean relative) implements Samples {

    @Override
    public int lanes() {
      return series.lanes();
    }

    @Override
    public int places() {
      return series.rows() - series.window() + 1;
    }

    @Override
    public int steps() {
      return series.window();
    }

    @Override
    public int signals() {
      return series.signals();
    }

    @Override
    public int context() {
      return series.contextWidth();
    }

    @Override
    public boolean sliding() {
      return true;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return series.centred(lane, place, place + step, signal);
    }

    @Override
    public float context(int lane, int place, int step, int input) {
      return series.context(lane, place + step, input);
    }
  }
}
