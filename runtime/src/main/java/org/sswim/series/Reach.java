package org.sswim.series;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * Which values and steps from row to row a model has seen of each channel while it was fitted, on
 * its own scale. It knows nothing of a level that it has never seen. So a row beyond is moved to
 * where the model knows its way, and forecasts are moved back by as much:
 *
 * <pre>
 *   y'(t) = y(t)                                                if it and the step to it are within
 *   y'(t) = clip(y'(t-1) + clip(y(t) - y(t-1), fall, rise), least, most)         otherwise
 *   forecast = f(y') + y(t) - y'(t)                             t: the last row
 * </pre>
 *
 * <p>After a shift of level the steps go on as before, on a level that is known. Where steps are
 * too large as well, forecasts stay near the last row. Within the reach nothing changes. Models
 * whose windows are relative to the last row see no level and know {@link #anyLevel any}. Rows then
 * go on by their steps, up to the largest, from the level that they were moved to.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param least standardised: {@code [channels]}; of length 0 where rows are taken as they are
 * @param most of the same length, like the others; the largest float, and least minus it, where any
 *     level is known
 * @param fall the least step
 * @param rise the largest step
 */
public record Reach(
    @Axes("channels") float[] least,
    @Axes("channels") float[] most,
    @Axes("channels") float[] fall,
    @Axes("channels") float[] rise) {
  /** Rows are taken as they are. */
  public static final Reach ANY = new Reach(new float[0], new float[0], new float[0], new float[0]);

  /** Checks lengths and ranges. */
  public Reach {
    Checks.that(
            most.length == least.length
                && fall.length == least.length
                && rise.length == least.length)
        .or("a reach needs as many values as steps of channels");
    for (int c = 0; c < least.length; c++) {
      Checks.that(
              least[c] <= most[c]
                  && fall[c] <= rise[c]
                  && Float.isFinite(least[c])
                  && Float.isFinite(most[c])
                  && Float.isFinite(rise[c] - fall[c]))
          .or(
              "the reach of channel %s must be finite and rise; got %s to %s, steps %s to %s",
              c, least[c], most[c], fall[c], rise[c]);
    }
  }

  /**
   * The range of the first rows of a series.
   *
   * @param values standardised, row-major {@code [rows][channels]}
   * @param rows how many are looked at, at least 1
   */
  public static Reach of(float[] values, int channels, int rows) {
    float[] least = new float[channels];
    float[] most = new float[channels];
    float[] fall = new float[channels];
    float[] rise = new float[channels];
    for (int c = 0; c < channels; c++) {
      least[c] = values[c];
      most[c] = values[c];
      for (int i = c + channels; i < rows * channels; i += channels) {
        float step = values[i] - values[i - channels];
        least[c] = Math.min(least[c], values[i]);
        most[c] = Math.max(most[c], values[i]);
        fall[c] = Math.min(fall[c], step);
        rise[c] = Math.max(rise[c], step);
      }
    }
    return new Reach(least, most, fall, rise);
  }

  /** The same steps on any level. */
  public Reach anyLevel() {
    float[] highest = new float[least.length];
    float[] lowest = new float[least.length];
    Arrays.fill(highest, Float.MAX_VALUE);
    Arrays.fill(lowest, -Float.MAX_VALUE);
    return new Reach(lowest, highest, fall, rise);
  }

  /** Whether rows are taken as they are. */
  public boolean any() {
    return least.length == 0;
  }

  /**
   * Where a value is moved.
   *
   * @param before the value of the row before, NaN ahead of the first
   * @param moved where that was moved
   */
  public float moved(int channel, float before, float moved, float value) {
    if (any()) {
      return value;
    }
    boolean first = Float.isNaN(before);
    float step = value - moved;
    boolean within = value >= least[channel] && value <= most[channel];
    // On any level the way back would be a step that there was not.
    boolean away = !first && moved != before && most[channel] == Float.MAX_VALUE;
    if (within && !away && (first || (step >= fall[channel] && step <= rise[channel]))) {
      return value;
    }
    float to =
        first ? value : moved + Math.max(fall[channel], Math.min(rise[channel], value - before));
    return Math.max(least[channel], Math.min(most[channel], to));
  }

  /**
   * Where the rows of a series are moved.
   *
   * @param values standardised, row-major {@code [rows][channels]}
   * @return the same array where all are within
   */
  public float[] moved(float[] values, int channels) {
    float[] out = values;
    for (int i = 0; !any() && i < values.length; i++) {
      boolean first = i < channels;
      float before = first ? Float.NaN : values[i - channels];
      float to = moved(i % channels, before, first ? Float.NaN : out[i - channels], values[i]);
      if (to != values[i] && out == values) {
        out = values.clone();
      }
      out[i] = to;
    }
    return out;
  }
}
