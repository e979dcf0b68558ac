package org.sswim.series;

import java.util.Locale;

/** A rising function of values that is standardised and modelled in their place. */
public enum ValueTransform {
  /** The values themselves. */
  NONE {
    @Override
    public double apply(double x) {
      return x;
    }

    @Override
    public double invert(double y) {
      return y;
    }
  },

  /**
   * {@code T(x) = sqrt(x)} of values of at least 0, such as counts, whose spread grows with the
   * root of their level. Below 0 it goes on as {@code T(x) = x}, so that it can be inverted
   * anywhere.
   */
  SQRT {
    @Override
    public double apply(double x) {
      return x > 0 ? Math.sqrt(x) : x;
    }

    @Override
    public double invert(double y) {
      return y > 0 ? y * y : y;
    }
  },

  /**
   * {@code T(x) = log(1 + x)} of values of at least 0: growth by the same share is the same step at
   * any level. Below 0, where only outputs of a network and mistaken values lie, it goes on as
   * {@code T(x) = x}, which has the same slope at 0, so that it can be inverted anywhere.
   */
  LOG1P {
    @Override
    public double apply(double x) {
      return x > 0 ? Math.log1p(x) : x;
    }

    @Override
    public double invert(double y) {
      return y > 0 ? Math.expm1(y) : y;
    }
  };

  /** {@code T(x)}. */
  public abstract double apply(double x);

  /** The x whose {@code T(x)} is y. */
  public abstract double invert(double y);

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
