package org.sswim.report;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The least and the largest of some values. */
record Range(double min, double max) {

  static Range of(int[] values) {
    return of(IntStream.of(values).asDoubleStream());
  }

  static Range of(float[] values) {
    return of(IntStream.range(0, values.length).mapToDouble(i -> values[i]));
  }

  /** The range of the values with the opposite sign: thresholds from biases. */
  Range negated() {
    return new Range(0.0 - max, 0.0 - min);
  }

  @Override
  public String toString() {
    return min == max ? Figures.plain(min) : Figures.plain(min) + ".." + Figures.plain(max);
  }

  private static Range of(DoubleStream values) {
    double[] all = values.toArray();
    return new Range(
        DoubleStream.of(all).min().orElse(Double.NaN),
        DoubleStream.of(all).max().orElse(Double.NaN));
  }
}
