package org.sswim.panels;

import org.sswim.stored.Labelled;

/** The forecasters that know one series alone, and their names. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum SimpleMethod implements SimpleRow, Labelled {
  /** The last row. */
  PERSISTENCE(SimpleRow::persistence),
  /** The last season. */
  SEASONAL_NAIVE(SimpleRow::seasonalNaive),
  /** The last row without its season, times the season to come. */
  NAIVE2(SimpleRow::naive2),
  /** The classical Theta method. */
  THETA(SimpleRow::theta),
  /** The line through the first row and the last. */
  DRIFT(SimpleRow::drift);

  private final SimpleRow row;

  SimpleMethod(SimpleRow row) {
    this.row = row;
  }

  @Override
  public double[] forecast(double[] values, int season, int horizon) {
    return row.forecast(values, season, horizon);
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
