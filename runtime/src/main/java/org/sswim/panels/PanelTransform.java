package org.sswim.panels;

import java.util.function.DoubleUnaryOperator;
import org.sswim.stored.Labelled;

/** The scale on which values of a panel are modelled: z = T(y). */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum PanelTransform implements Labelled {
  /** z = y. */
  NONE(y -> y, z -> z),
  /** z = log y; values must be above 0. */
  LOG(Math::log, Math::exp),
  /** z = log(1 + y); values must be at least 0. */
  LOG1P(Math::log1p, z -> Math.max(0, Math.expm1(z)));

  private final DoubleUnaryOperator to;
  private final DoubleUnaryOperator back;

  PanelTransform(DoubleUnaryOperator to, DoubleUnaryOperator back) {
    this.to = to;
    this.back = back;
  }

  /** T(y); NaN stays NaN. */
  public double apply(double value) {
    return to.applyAsDouble(value);
  }

  /** y = T^-1(z). */
  public double invert(double value) {
    return back.applyAsDouble(value);
  }
}
