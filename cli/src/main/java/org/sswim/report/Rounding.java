package org.sswim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as short as a picture needs them.
 *
 * @param decimals digits behind the point, at least 0
 */
record Rounding(int decimals) {
  /** Significant digits of numbers that are no values of a series. */
  static final int DIGITS = 5;

  private static final double STEPS = 4000;
  private static final int MOST_DECIMALS = 300;

  /** Fine enough for the range of some values: a {@value #STEPS}th of it. */
  static Rounding of(double min, double max) {
    double step = (max - min) / STEPS;
    if (!(step > 0) || !Double.isFinite(step)) {
      step = Math.max(Math.abs(max), Double.MIN_NORMAL) / STEPS;
    }
    double digits = Math.ceil(-Math.log10(step));
    return new Rounding((int) Math.min(MOST_DECIMALS, Math.max(0, digits)));
  }

  /** Fine enough for the range of the known ones of some values. */
  static Rounding fitting(double... values) {
    DoubleSummaryStatistics known =
        Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    return of(known.getMin(), known.getMax());
  }

  /** Numbers for JSON; null for those that it cannot hold. */
  List<@Nullable Number> of(double[] values) {
    return each(values, value -> value.setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /** Numbers of so many significant digits. */
  static List<@Nullable Number> significant(int digits, double... values) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    return each(values, value -> value.round(context));
  }

  private static List<@Nullable Number> each(double[] values, UnaryOperator<BigDecimal> rounding) {
    List<@Nullable Number> rounded = new ArrayList<>(values.length);
    for (double value : values) {
      boolean finite = Double.isFinite(value);
      rounded.add(finite ? shortest(rounding.apply(BigDecimal.valueOf(value))) : null);
    }
    return Collections.unmodifiableList(rounded);
  }

  private static Number shortest(BigDecimal value) {
    double rounded = value.doubleValue();
    boolean whole = rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15;
    return whole ? (Number) (long) rounded : (Number) rounded;
  }
}
