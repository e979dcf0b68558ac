package org.sswim.panels;

/**
 * The share of the classical Theta method in a forecast: where series are mostly noise around a
 * level and a season, what smooths all of their rows adds to what sees a window.
 *
 * @param share in [0, 1]; 0 for none
 */
public record ThetaShare(double share) {
  /** None. */
  public static final ThetaShare NONE = new ThetaShare(0);

  /** Checks the range. */
  public ThetaShare {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share must lie between 0 and 1; got " + share);
    }
  }

  /**
   * What the method forecasts, on the scale of a transform; where that has no place for it, what is
   * given.
   *
   * @param values of the series, oldest first, at least one, gaps filled
   * @param season m
   * @param otherwise transformed values: {@code [horizon]}
   */
  public static double[] forecast(
      double[] values, PanelTransform transform, int season, double[] otherwise) {
    double[] theta = SimpleRow.theta(values, season, otherwise.length);
    for (int k = 0; k < theta.length; k++) {
      double z = transform.apply(theta[k]);
      theta[k] = Double.isFinite(z) ? z : otherwise[k];
    }
    return theta;
  }

  /** The weighted mean of two forecasts: {@code [horizon]}. */
  public double[] mean(double[] networks, double[] theta) {
    double[] mean = new double[networks.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (1 - share) * networks[k] + share * theta[k];
    }
    return mean;
  }
}
