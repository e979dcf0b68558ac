package org.sswim.comparison;

import java.util.Arrays;

/**
 * Median, least and largest of some values.
 *
 * @param median the middle value, or the mean of the two in the middle
 * @param min the least
 * @param max the largest
 */
public record Spread(double median, double min, double max) {
  /** The spread of some values; not a number of none. */
  public static Spread of(double... values) {
    int n = values.length;
    if (n == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Spread(median, sorted[0], sorted[n - 1]);
  }
}
