package org.sswim.forecasting;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * Half-widths of conformal prediction intervals, by level, lead and channel: the interval of a
 * forecast f is {@code f - h .. f + h}.
 *
 * <p>The array is shared, not copied: do not modify it after construction.
 *
 * @param levels nominal coverage in per cent, above 0 and below 100, rising
 * @param halfWidths h, at least 0, in standard deviations of the channel: {@code
 *     [levels][horizon][channels]}
 * @see <a href="https://arxiv.org/abs/1604.04173">Lei et al. 2018, split conformal prediction</a>
 */
public record Intervals(List<Double> levels, @Axes({"levels", "columns"}) float[] halfWidths) {

  /** Checks the ranges. */
  public Intervals {
    levels = Checks.levels(levels);
    Checks.that(
            !levels.isEmpty() && halfWidths.length != 0 && halfWidths.length % levels.size() == 0)
        .or(
            "half-widths must be a multiple of the %s levels; got %s",
            levels.size(), halfWidths.length);
    Checks.notNegative("half-widths", halfWidths);
  }

  /** Number of targets: horizon times channels. */
  public int columns() {
    return halfWidths.length / levels.size();
  }

  /** A level as people write it: {@code 80}, {@code 97.5}. */
  public static String label(double level) {
    return level == Math.rint(level) ? String.valueOf((long) level) : String.valueOf(level);
  }
}
