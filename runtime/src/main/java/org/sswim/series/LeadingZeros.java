package org.sswim.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Zeros before a channel starts, such as those of a shop that was not open yet. They tell nothing
 * of what comes, so they count as missing.
 *
 * <p>The zeros ahead of a channel's first other value are such if they are at least a twentieth of
 * all rows and no later run of zeros is as long. Nights without sun and days without sales stay. So
 * do more than three fifths of all rows, as too few others would be left to learn from.
 *
 * @param series in which they are missing; the same object as was given if there are none
 * @param channels the names of channels with such zeros, in their order
 * @param first the first row of the first of these channels that is not among them, from 0; 0 if
 *     there are none
 */
public record LeadingZeros(TimeSeries series, List<String> channels, int first) {
  private static final int SHARE = 20;
  private static final int FEWEST = 2;
  private static final double MOST = 0.6;

  /**
   * Looks for them in every channel.
   *
   * @param together whether a row counts only where no channel has started; else channels count
   *     each by itself
   */
  public static LeadingZeros of(TimeSeries given, boolean together) {
    int width = given.channels();
    int[] starts = IntStream.range(0, width).map(c -> start(given, c)).toArray();
    if (together) {
      Arrays.fill(starts, IntStream.of(starts).min().orElse(0));
    }
    int[] late = IntStream.range(0, width).filter(c -> starts[c] > 0).toArray();
    if (late.length == 0) {
      return new LeadingZeros(given, List.of(), 0);
    }
    double[] values = new double[given.rows() * width];
    for (int r = 0; r < given.rows(); r++) {
      for (int c = 0; c < width; c++) {
        boolean held = r >= starts[c] && given.observed(r, c);
        values[r * width + c] = held ? given.value(r, c) : Double.NaN;
      }
    }
    return new LeadingZeros(
        TimeSeries.adopt(given.channelNames(), values, given.timeline())
            .withCovariates(given.covariates()),
        IntStream.of(late).mapToObj(given.channelNames()::get).toList(),
        starts[late[0]]);
  }

  /** The rows of a channel ahead of its start; 0 where they count as values. */
  private static int start(TimeSeries series, int channel) {
    double[] values = new double[series.rows()];
    Arrays.setAll(values, r -> series.observed(r, channel) ? series.value(r, channel) : Double.NaN);
    return ahead(values, 0, values.length);
  }

  /**
   * How many rows of a part are zeros ahead of a start; 0 where they count as values.
   *
   * @param values NaN where a value is missing
   * @param from first row of the part
   * @param to behind its last
   */
  public static int ahead(double[] values, int from, int to) {
    int rows = to - from;
    int leading = run(values, from, to);
    if (leading > MOST * rows || leading < Math.max(FEWEST, rows / SHARE)) {
      return 0;
    }
    for (int r = from + leading + 1; r < to; r++) {
      int later = run(values, r, to);
      if (later >= leading) {
        return 0;
      }
      r += later;
    }
    return leading;
  }

  private static int run(double[] values, int from, int to) {
    int end = from;
    while (end < to && values[end] == 0) {
      end++;
    }
    return end - from;
  }
}
