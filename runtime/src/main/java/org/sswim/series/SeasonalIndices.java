package org.sswim.series;

import java.util.Arrays;

/**
 * The amounts that a season adds to a series or multiplies it by, one for each row of the season.
 *
 * @param multiplicative whether values are multiplied by their index; else it is added
 * @param index {@code [m]}, that of row t being {@code index[t mod m]}
 * @see <a href="https://otexts.com/fpp3/classical-decomposition.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 3.4</a>
 */
public record SeasonalIndices(boolean multiplicative, double[] index) {
  /** No season. */
  public static final SeasonalIndices NONE = new SeasonalIndices(false, new double[1]);

  /** The 95 % quantile of the normal distribution: 90 % of it lie between this and its negative. */
  private static final double QUANTILE = 1.6448536269514722;

  /** Below this, dividing by an index would make noise of the values. */
  private static final double LEAST = 0.01;

  /**
   * The indices of values of a season m, none if the season is not significant.
   *
   * <p>Classical decomposition. For each row of the season it takes the mean of the ratios to the
   * trend, or of the differences from it. These are then shifted to a mean of 1 or 0. The trend is
   * the centred moving average over m rows, over m + 1 with half weights at both ends if m is even.
   * Differences are taken where a value is not positive or an index is below {@value #LEAST}.
   */
  public static SeasonalIndices of(double[] values, int season) {
    if (season < 2 || values.length <= 2 * season || !significant(values, season)) {
      return NONE;
    }
    if (Arrays.stream(values).allMatch(value -> value > 0)) {
      SeasonalIndices ratios = decompose(values, season, true);
      if (Arrays.stream(ratios.index).allMatch(index -> index >= LEAST)) {
        return ratios;
      }
    }
    return decompose(values, season, false);
  }

  /**
   * The amounts that a season m adds to values, shrunk by what of their spread is noise. No season
   * needs to be significant. By James and Stein the indices i of {@link #of} become
   *
   * <pre>
   *   max(0, 1 - max(0, m - 3) v / sum i^2) i,   v the variance of such a mean of noise
   * </pre>
   *
   * @return none for less than a row more than two seasons
   * @see <a href="https://doi.org/10.1016/S0169-2070(02)00077-8">Miller and Williams 2003</a>
   */
  public static SeasonalIndices shrunk(double[] values, int season) {
    int counted = values.length - season / 2 * 2;
    if (season < 2 || values.length <= 2 * season) {
      return NONE;
    }
    double[] index = decompose(values, season, false).index;
    double noise = 0;
    for (int t = season / 2; t + season / 2 < values.length; t++) {
      noise += Math.pow(values[t] - trend(values, t, season) - index[t % season], 2);
    }
    double variance = noise / (counted - season) * season / counted;
    double spread = Arrays.stream(index).map(i -> i * i).sum();
    double kept = spread > 0 ? Math.max(0, 1 - Math.max(0, season - 3) * variance / spread) : 0;
    return new SeasonalIndices(false, Arrays.stream(index).map(i -> kept * i).toArray());
  }

  /**
   * The test of the M competitions at 90 %: {@code |r_m| > 1.645 sqrt((1 + 2 (r_1^2 + ... +
   * r_(m-1)^2)) / n)} for autocorrelations r of n values.
   */
  public static boolean significant(double[] values, int season) {
    int n = values.length;
    double mean = Arrays.stream(values).average().orElseThrow();
    double[] centred = Arrays.stream(values).map(value -> value - mean).toArray();
    double power = product(centred, 0);
    if (!(power > 0)) {
      return false;
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      double r = product(centred, lag) / power;
      squares += r * r;
    }
    double limit = QUANTILE * Math.sqrt((1 + 2 * squares) / n);
    return Math.abs(product(centred, season) / power) > limit;
  }

  private static double product(double[] centred, int lag) {
    double sum = 0;
    for (int t = lag; t < centred.length; t++) {
      sum += centred[t] * centred[t - lag];
    }
    return sum;
  }

  private static SeasonalIndices decompose(double[] values, int season, boolean multiplicative) {
    double[] index = new double[season];
    int[] count = new int[season];
    int half = season / 2;
    for (int t = half; t + half < values.length; t++) {
      double trend = trend(values, t, season);
      index[t % season] += multiplicative ? values[t] / trend : values[t] - trend;
      count[t % season]++;
    }
    for (int p = 0; p < season; p++) {
      index[p] /= count[p];
    }
    double mean = Arrays.stream(index).average().orElseThrow();
    for (int p = 0; p < season; p++) {
      index[p] = multiplicative ? index[p] / mean : index[p] - mean;
    }
    return new SeasonalIndices(multiplicative, index);
  }

  /** The centred moving average around a row. */
  private static double trend(double[] values, int t, int season) {
    int half = season / 2;
    double ends = season % 2 == 0 ? 0.5 : 1;
    double trend = ends * (values[t - half] + values[t + half]);
    for (int i = t - half + 1; i < t + half; i++) {
      trend += values[i];
    }
    return trend / season;
  }

  /** A value of row t without the season. */
  public double remove(int t, double value) {
    double own = index[t % index.length];
    return multiplicative ? value / own : value - own;
  }

  /** A value of row t with the season. */
  public double restore(int t, double value) {
    double own = index[t % index.length];
    return multiplicative ? value * own : value + own;
  }
}
