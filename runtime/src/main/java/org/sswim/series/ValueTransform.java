package org.sswim.series;

import java.util.function.DoubleUnaryOperator;
import org.sswim.stored.Labelled;

/** A rising function of values that is standardised and modelled in their place. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum ValueTransform implements Labelled {
  /** The values themselves. */
  NONE(x -> x, y -> y),

  /**
   * {@code T(x) = sqrt(x)} of values of at least 0, such as counts, whose spread grows with the
   * root of their level. Below 0 it goes on as {@code T(x) = x}, so that it can be inverted
   * anywhere.
   */
  SQRT(x -> x > 0 ? Math.sqrt(x) : x, y -> y > 0 ? y * y : y),

  /**
   * {@code T(x) = log(1 + x)} of values of at least 0: growth by the same share is the same step at
   * any level. Below 0 lie only outputs of a network and mistaken values. There it goes on as
   * {@code T(x) = x}, which has the same slope at 0, so that it can be inverted anywhere.
   */
  LOG1P(x -> x > 0 ? Math.log1p(x) : x, y -> y > 0 ? Math.expm1(y) : y);

  private final DoubleUnaryOperator to;
  private final DoubleUnaryOperator back;

  ValueTransform(DoubleUnaryOperator to, DoubleUnaryOperator back) {
    this.to = to;
    this.back = back;
  }

  /** {@code T(x)}. */
  public double apply(double x) {
    return to.applyAsDouble(x);
  }

  /** The x whose {@code T(x)} is y. */
  public double invert(double y) {
    return back.applyAsDouble(y);
  }
}
