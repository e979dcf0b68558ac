package org.sswim.evaluation;

import java.util.Arrays;
import org.sswim.series.Standardizer;
import org.sswim.series.TimeSeries;
import org.sswim.stored.Labelled;

/**
 * The scale on which errors are measured, whatever the network sees: {@code value = factor[c] * z +
 * offset[c]} for a standardised value z of channel c.
 *
 * @param factor above 0: {@code [channels]}
 * @param offset {@code [channels]}
 */
public record MetricScale(double[] factor, double[] offset) {

  /** Which scale. */
  public enum Kind implements Labelled {
    /** z-scores by the training rows (protocol "ltsf"). */
    ZSCORE,
    /** Every channel divided by its own largest absolute value (protocol "seqsnn", traffic). */
    MAX,
    /** The series' own units. */
    ORIGINAL;
  }

  /** The scale on which values are standardised. */
  static MetricScale standardised(int channels) {
    double[] one = new double[channels];
    Arrays.fill(one, 1);
    return new MetricScale(one, new double[channels]);
  }

  /**
   * The scale of a series.
   *
   * <p>For {@link Kind#MAX} the largest absolute value is taken over the rows given. The protocol
   * takes the whole series to report, which only sets the unit of the figures. A trainer that
   * weighs channels by it must take training rows alone.
   *
   * @param rows number of leading rows over which the largest value is taken
   */
  public static MetricScale of(Kind kind, TimeSeries series, Standardizer standardizer, int rows) {
    int channels = series.channels();
    double[] factor = new double[channels];
    double[] offset = new double[channels];
    for (int c = 0; c < channels; c++) {
      factor[c] = 1;
      if (kind == Kind.MAX) {
        double max = 0;
        for (int r = 0; r < rows; r++) {
          max = Math.max(max, Math.abs(series.value(r, c)));
        }
        double unit = max > 0 ? max : 1;
        offset[c] = standardizer.invert(c, 0) / unit;
        factor[c] = (standardizer.invert(c, 1) - standardizer.invert(c, 0)) / unit;
      } else if (kind == Kind.ORIGINAL) {
        offset[c] = standardizer.mean(c);
        factor[c] = standardizer.std(c);
      }
    }
    return new MetricScale(factor, offset);
  }

  /** The weights that turn squared errors of z into squared errors on this scale, mean 1. */
  public double[] errorWeights() {
    double[] weight = new double[factor.length];
    double sum = 0;
    for (int c = 0; c < weight.length; c++) {
      weight[c] = factor[c] * factor[c];
      sum += weight[c];
    }
    for (int c = 0; c < weight.length; c++) {
      weight[c] *= weight.length / sum;
    }
    return weight;
  }
}
