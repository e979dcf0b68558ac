package org.sswim.panels;

/** The forecasters that know one series alone, and their names. */
public enum SimpleMethod implements SimpleRow {
  /** The last row. */
  PERSISTENCE("persistence"),
  /** The last season. */
  SEASONAL_NAIVE("seasonal-naive"),
  /** The last row without its season, times the season to come. */
  NAIVE2("naive2"),
  /** The classical Theta method. */
  THETA("theta"),
  /** The line through the first row and the last. */
  DRIFT("drift");

  private final String label;

  SimpleMethod(String label) {
    this.label = label;
  }

  /** The name in tables, in files and on the command line. */
  public String label() {
    return label;
  }

  @Override
  public double[] forecast(double[] values, int season, int horizon) {
    return switch (this) {
      case PERSISTENCE -> SimpleRow.persistence(values, season, horizon);
      case SEASONAL_NAIVE -> SimpleRow.seasonalNaive(values, season, horizon);
      case NAIVE2 -> SimpleRow.naive2(values, season, horizon);
      case THETA -> SimpleRow.theta(values, season, horizon);
      case DRIFT -> SimpleRow.drift(values, season, horizon);
    };
  }

  /**
   * What the method forecasts, on the scale of a transform; where that has no place for it, what is
   * given.
   *
   * @param values of the series, oldest first, at least one, gaps filled
   * @param season m
   * @param otherwise transformed values: {@code [horizon]}
   * @return {@code [horizon]}
   */
  public double[] transformed(
      double[] values, PanelTransform transform, int season, double[] otherwise) {
    double[] forecast = forecast(values, season, otherwise.length);
    for (int k = 0; k < forecast.length; k++) {
      double z = transform.apply(forecast[k]);
      forecast[k] = Double.isFinite(z) ? z : otherwise[k];
    }
    return forecast;
  }
}
