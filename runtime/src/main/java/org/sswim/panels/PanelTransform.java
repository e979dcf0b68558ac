package org.sswim.panels;

import java.util.Locale;

/** The scale on which values of a panel are modelled: z = T(y). */
public enum PanelTransform {
  /** z = y. */
  NONE {
    @Override
    public double apply(double value) {
      return value;
    }

    @Override
    public double invert(double value) {
      return value;
    }
  },
  /** z = log y; values must be above 0. */
  LOG {
    @Override
    public double apply(double value) {
      return Math.log(value);
    }

    @Override
    public double invert(double value) {
      return Math.exp(value);
    }
  },
  /** z = log(1 + y); values must be at least 0. */
  LOG1P {
    @Override
    public double apply(double value) {
      return Math.log1p(value);
    }

    @Override
    public double invert(double value) {
      return Math.max(0, Math.expm1(value));
    }
  };

  /** T(y); NaN stays NaN. */
  public abstract double apply(double value);

  /** y = T^-1(z). */
  public abstract double invert(double value);

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
