package org.sswim.studies;

/**
 * Takes the values of a series one at a time and forecasts whenever it is asked, from the last H:
 * what {@link FilterForecaster#forecast} says of them. Not for use by several threads at once.
 */
public final class FilterStream {
  private final FilterForecaster forecaster;

  /** The last H values, standardised, a ring. */
  private final float[] ring;

  private long seen;

  FilterStream(FilterForecaster forecaster) {
    this.forecaster = forecaster;
    ring = new float[forecaster.window()];
  }

  /**
   * Takes a value.
   *
   * @throws org.sswim.series.InvalidDataException if it is not a finite number; the stream is then
   *     as it was
   */
  public void push(double value) {
    ring[(int) (seen % ring.length)] = forecaster.standardised(value);
    seen++;
  }

  /** Whether H values have been seen, so that a forecast can be made. */
  public boolean ready() {
    return seen >= ring.length;
  }

  /**
   * Writes the values that follow.
   *
   * @param out written: {@code [horizon]}
   * @throws IllegalStateException if fewer than H values have been seen
   */
  public void forecast(double[] out) {
    if (!ready()) {
      throw new IllegalStateException(
          "a forecast needs " + ring.length + " values; got " + seen + " so far");
    }
    float[] x = new float[ring.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = ring[(int) ((seen + t) % x.length)];
    }
    double[] next = forecaster.behind(x);
    System.arraycopy(next, 0, out, 0, next.length);
  }
}
