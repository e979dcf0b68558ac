package org.sswim.linalg;

import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring features of a {@link GroupedRidge}, which share a penalty.
 *
 * @param size number of features
 * @param unit what its penalty counts
 * @param penalties that are tried, each above 0
 * @param joins whether it may join all others, by the errors of each set left out with it and
 *     without; null where a smaller sum will do
 */
public record FeatureGroup(
    int size, Unit unit, double[] penalties, @Nullable BiPredicate<double[], double[]> joins) {
  /** The units of a penalty. */
  public enum Unit {
    /** Shares of the samples, features of one kind in units of their deviation. */
    DEVIATIONS,
    /** The same of features of unlike kinds, each in its unit however small that is. */
    EACH_DEVIATION,
    /** Samples, features as they are. */
    SAMPLES
  }

  /** {@code 10^-6, ..., 10^2} by half decades. */
  private static final double[] RELATIVE =
      IntStream.rangeClosed(-12, 4).mapToDouble(k -> Math.pow(10, k / 2.0)).toArray();

  /** A group that joins where errors have a smaller sum. */
  public FeatureGroup(int size, Unit unit, double[] penalties) {
    this(size, unit, penalties, null);
  }

  /** Features with relative penalties, if there are any. */
  public static FeatureGroup relative(int size) {
    return size == 0 ? without(0) : new FeatureGroup(size, Unit.DEVIATIONS, RELATIVE);
  }

  /** The same, which have their first turn after all others, and join where a rule says so. */
  public static FeatureGroup late(int size, BiPredicate<double[], double[]> joins) {
    FeatureGroup usual = relative(size);
    return new FeatureGroup(size, usual.unit, usual.penalties, joins);
  }

  /** Features of unlike kinds, with a penalty that is not chosen here. */
  public static FeatureGroup each(int size) {
    return new FeatureGroup(size, Unit.EACH_DEVIATION, new double[0]);
  }

  /** Features that are left out. */
  public static FeatureGroup without(int size) {
    return new FeatureGroup(size, Unit.DEVIATIONS, new double[0]);
  }
}
