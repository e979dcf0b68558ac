package org.sswim.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.OutputScale;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.Intervals;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;

/**
 * How often intervals hold the truth, as a share of all leads, channels and origins, but for truths
 * that were not observed.
 */
public final class Coverage {
  /** Blocks that the check on alternate blocks needs on either side. */
  private static final int FEWEST_BLOCKS = 2;

  private static final int BLOCKS = 20;

  private Coverage() {}

  /**
   * The share of errors within the half-widths.
   *
   * @param level index of the level
   */
  public static double of(AbsoluteErrors errors, Intervals intervals, int level) {
    return of(errors, intervals, level, origin -> true);
  }

  private static double of(
      AbsoluteErrors errors, Intervals intervals, int level, IntPredicate chosen) {
    long held = 0;
    long count = 0;
    for (int column = 0; column < errors.columns(); column++) {
      float half = intervals.halfWidths()[level * errors.columns() + column];
      held += errors.known(column, chosen).filter(error -> error <= half).count();
      count += errors.known(column, chosen).count();
    }
    return (double) held / count;
  }

  /**
   * The mean pinball loss of the bounds as quantiles a and 1 - a, where a = (1 - level) / 2. A
   * half-width h and an error e give {@code (2 a h + max(0, |e| - h)) / 2}.
   *
   * @param level index of the level
   * @param unit of each channel, by which errors are multiplied
   */
  static double pinball(AbsoluteErrors errors, Intervals intervals, int level, double[] unit) {
    double outside = 1 - intervals.levels().get(level) / 100;
    double sum = 0;
    long count = 0;
    for (int column = 0; column < errors.columns(); column++) {
      double half = intervals.halfWidths()[level * errors.columns() + column];
      for (double error : errors.known(column, origin -> true).toArray()) {
        sum += unit[column % unit.length] * (outside * half + Math.max(0, error - half)) / 2;
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Coverage where intervals were not calibrated. Origins are cut into blocks. Intervals come from
   * every second block and are tried on the others, then the other way round. The last O - 1
   * origins of a block are left out, so that no value is a target on both sides.
   *
   * @return one share for each level; NaN where there are too few origins, or observed values
   */
  public static double[] onLeftOut(AbsoluteErrors errors, List<Double> levels) {
    int horizon = errors.lead(errors.columns() - 1);
    int gap = (horizon - 1 + errors.stride() - 1) / errors.stride();
    int length = Math.max(2 * (gap + 1), errors.origins() / BLOCKS);
    double[] coverage = new double[levels.size()];
    List<IntPredicate> sides =
        List.of(
            i -> i / length % 2 == 0 && i % length < length - gap,
            i -> i / length % 2 == 1 && i % length < length - gap);
    boolean enough =
        errors.origins() >= 2 * FEWEST_BLOCKS * length
            && IntStream.range(0, errors.columns())
                .allMatch(
                    column ->
                        sides.stream()
                            .allMatch(side -> errors.known(column, side).findAny().isPresent()));
    if (!enough) {
      Arrays.fill(coverage, Double.NaN);
      return coverage;
    }
    for (int side = 0; side < 2; side++) {
      Intervals intervals = errors.intervals(levels, sides.get(side));
      for (int l = 0; l < levels.size(); l++) {
        coverage[l] += of(errors, intervals, l, sides.get(1 - side)) / 2;
      }
    }
    return coverage;
  }

  /**
   * Coverage and mean half-width of intervals that adapt, as {@link
   * org.sswim.forecasting.AdaptiveIntervals} do, over origins in order.
   *
   * @param rate how fast they follow
   * @return coverage; mean of the half-width of every forecast, in those of {@code intervals}
   */
  public static Adapted adapted(
      AbsoluteErrors errors, Intervals intervals, int level, double rate, double[] unit) {
    double miss = 1 - intervals.levels().get(level) / 100;
    long held = 0;
    long count = 0;
    double width = 0;
    int channels = unit.length;
    for (int column = 0; column < errors.columns(); column++) {
      float half = intervals.halfWidths()[level * errors.columns() + column];
      int delay = (errors.lead(column) + errors.stride() - 1) / errors.stride();
      float factor = 1;
      for (int i = 0; i < errors.origins(); i++) {
        if (i >= delay && !Float.isNaN(errors.error(column, i - delay))) {
          double missed = errors.error(column, i - delay) > factor * half ? 1 : 0;
          factor = (float) Math.max(0, factor + rate * (missed - miss));
        }
        held += errors.error(column, i) <= factor * half ? 1 : 0;
        count += Float.isNaN(errors.error(column, i)) ? 0 : 1;
        width += 2.0 * factor * half * unit[column % channels];
      }
    }
    double forecasts = (double) errors.columns() * errors.origins();
    return new Adapted((double) held / count, width / forecasts);
  }

  /**
   * Coverage and widths of adaptive intervals.
   *
   * @param coverage share of truths that they held
   * @param width mean full width
   */
  public record Adapted(double coverage, double width) {}

  /**
   * The mean full width of every level, over leads, channels and windows.
   *
   * @param range windows from which forecasts are made
   * @param stride rows between those that are taken
   * @param unit by which standardised widths of a channel are multiplied: {@code [channels]}
   */
  static double[] means(
      BlockForecaster forecaster,
      WindowedSeries windows,
      SampleRange range,
      int stride,
      Intervals intervals,
      double[] unit,
      Workers workers) {
    int horizon = intervals.columns() / windows.channels();
    int count = (range.count() + stride - 1) / stride;
    double[] widths = new double[intervals.levels().size()];
    OutputScale scale = forecaster.scale();
    forecaster.visit(
        windows,
        range,
        stride,
        horizon,
        workers,
        (window, column, channel, truth, z) -> {
          for (int l = 0; l < widths.length; l++) {
            double half = intervals.halfWidths()[l * intervals.columns() + column];
            double width = scale.moved(channel, z, half) - scale.moved(channel, z, -half);
            widths[l] += unit[channel] * width;
          }
        });
    for (int l = 0; l < widths.length; l++) {
      widths[l] /= (double) count * intervals.columns();
    }
    return widths;
  }
}
