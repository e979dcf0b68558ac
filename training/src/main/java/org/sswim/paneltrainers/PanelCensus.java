package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sswim.forecasters.ForecastLimits;
import org.sswim.forecasting.Bounds;
import org.sswim.panels.Panel;

/**
 * Facts of all series of a panel that are needed before training: how many series have how many
 * rows, and the least value. The censuses of parts of a panel add up to that of the whole.
 *
 * @param lengths how many series there are by their rows
 * @param least value; infinity if there is no value
 */
public record PanelCensus(TreeMap<Integer, Long> lengths, double least) {

  /** The census of a panel. */
  public static PanelCensus of(Panel panel) {
    PanelCensus census = empty();
    for (int i = 0; i < panel.size(); i++) {
      census = census.with(panel.values(i));
    }
    return census;
  }

  /** A census of no series. */
  public static PanelCensus empty() {
    return new PanelCensus(new TreeMap<>(), Double.POSITIVE_INFINITY);
  }

  /** The same with one more series; changes this one. */
  public PanelCensus with(double[] values) {
    lengths.merge(values.length, 1L, Long::sum);
    double min = least;
    for (double value : values) {
      min = Double.isNaN(value) ? min : Math.min(min, value);
    }
    return new PanelCensus(lengths, min);
  }

  /** The sum of two; changes this one. */
  public PanelCensus with(PanelCensus other) {
    other.lengths.forEach((rows, count) -> lengths.merge(rows, count, Long::sum));
    return new PanelCensus(lengths, Math.min(least, other.least));
  }

  /**
   * Bounds of forecasts, as options ask for and values tell.
   *
   * @param sample of the series
   */
  Bounds bounds(ForecastLimits limits, Panel sample) {
    double mean =
        IntStream.range(0, sample.size())
            .mapToObj(sample::values)
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(0);
    return limits.bounds(1, c -> ForecastLimits.endsAtZero(least, mean));
  }

  /** Number of series. */
  public long series() {
    return lengths.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Number of rows of all series. */
  public long rows() {
    return lengths.entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
  }

  /** Rows of the longest series. */
  int longest() {
    return lengths.isEmpty() ? 0 : lengths.lastKey();
  }

  /** Series of so many rows or more. */
  long atLeast(int rows) {
    return lengths.tailMap(rows).values().stream().mapToLong(Long::longValue).sum();
  }
}
