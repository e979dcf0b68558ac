package org.sswim.panels;

/**
 * What counts as 0 in forecasts of a series that has been 0 and never below: less than half of its
 * smallest positive value. Nights, closed days and rare events are exact zeros, not small values. A
 * series that has been nothing but 0 stays so.
 *
 * @param end where it ends, on both sides of 0; 0 for no such zone, infinity for one without end
 */
public record ZeroZone(double end) {

  /** The zone that the first rows of a series tell; NaN where a value is missing. */
  public static ZeroZone of(double[] values, int rows) {
    boolean zero = false;
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < rows; t++) {
      if (values[t] < 0) {
        return new ZeroZone(0);
      }
      zero |= values[t] == 0;
      least = values[t] > 0 ? Math.min(least, values[t]) : least;
    }
    return new ZeroZone(zero ? least / 2 : 0);
  }

  /** A forecast, or 0 within the zone. */
  public double of(double forecast) {
    return Math.abs(forecast) < end ? 0 : forecast;
  }
}
