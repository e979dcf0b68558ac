package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.Bounds;
import org.sswim.samples.SampleBlock;
import org.sswim.series.Standardizer;

/**
 * The map between the scale that a forecaster works on and the standardised values that all
 * forecasters are scored on. It applies to outputs and to windows.
 *
 * @param seen windows that the forecaster sees; null for those that are given
 * @param own scale of its outputs; null for the plain scale
 * @param scored scale of what is scored; null for the plain scale
 * @param bounds of forecasts
 */
public record OutputScale(
    @Nullable WindowedSeries seen,
    @Nullable Standardizer own,
    @Nullable Standardizer scored,
    Bounds bounds) {
  /** Outputs are standardised values, without limits. */
  public static final OutputScale PLAIN = new OutputScale(null, null, null, Bounds.NONE);

  /** The scale of a forecaster on the scored scale with limits. */
  public static OutputScale limited(Standardizer scored, Bounds bounds) {
    return bounds.none() ? PLAIN : new OutputScale(null, scored, scored, bounds);
  }

  /**
   * The scale of a forecaster that works on a scale of its own.
   *
   * @param seen the scored windows as it sees them
   * @param own what they are standardised by
   * @param scored what the scored ones are standardised by
   * @param bounds what becomes of its outputs
   */
  public static OutputScale of(
      WindowedSeries seen, Standardizer own, Standardizer scored, Bounds bounds) {
    return own == scored ? limited(scored, bounds) : new OutputScale(seen, own, scored, bounds);
  }

  /** The windows as the forecaster sees them. */
  public WindowedSeries seen(WindowedSeries windows) {
    return seen == null ? windows : seen;
  }

  /**
   * Turns the outputs of a block into scored values.
   *
   * @param outputs of a window: horizon times signals
   * @param out read and written: {@code [block.count][outputs]}
   */
  public void score(WindowedSeries windows, SampleBlock block, int outputs, double[] out) {
    if (own == null) {
      return;
    }
    int signals = windows.signals();
    for (int i = 0; i < block.count() * outputs; i++) {
      int channel = windows.channel(block.lane(), i % signals);
      int column = i % outputs / signals * windows.channels() + channel;
      out[i] = value(channel, bounds.corrected(column, out[i]));
    }
  }

  /** The scored value of a corrected output. */
  private double value(int channel, double z) {
    if (own == null || scored == null) {
      return z;
    }
    if (seen == null) {
      return limited(channel, z);
    }
    return scored.score(channel, bounds.clip(channel, own.invert(channel, z)));
  }

  private double limited(int channel, double z) {
    if (own == null || bounds.lower().length == 0) {
      return z;
    }
    double low = own.score(channel, bounds.lower()[channel]);
    return Math.max(low, Math.min(own.score(channel, bounds.upper()[channel]), z));
  }

  /** The distance of two scored values on the forecaster's own scale, on which intervals lie. */
  public double distance(int channel, double one, double other) {
    return Math.abs(own(channel, one) - own(channel, other));
  }

  /** The scored value that lies {@code z} above another one on the forecaster's own scale. */
  public double moved(int channel, double scoredValue, double z) {
    return value(channel, own(channel, scoredValue) + z);
  }

  /** A value on the series' own scale within limits, which rounding may have left. */
  public double clip(int channel, double value) {
    return bounds.clip(channel, value);
  }

  private double own(int channel, double scoredValue) {
    return own == null || scored == null || seen == null
        ? scoredValue
        : own.score(channel, scored.invert(channel, scoredValue));
  }

  /** Whether intervals lie evenly around forecasts. */
  public boolean plain() {
    return own == null;
  }
}
