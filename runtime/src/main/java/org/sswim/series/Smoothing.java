package org.sswim.series;

/**
 * Simple exponential smoothing: {@code l(t) = alpha y(t) + (1 - alpha) l(t - 1)} from {@code l(0) =
 * y(0)} on; the forecast of every later row is the level l(t).
 */
public final class Smoothing {
  public static final double LEAST = 1e-4;
  public static final double MOST = 1 - LEAST;

  /** Candidates of one grid, and grids: the last ends a millionth apart. */
  private static final int CANDIDATES = 64;

  private static final int GRIDS = 4;

  private Smoothing() {}

  /**
   * The alpha whose forecasts one row ahead have the least squared errors: the best of a grid, then
   * of finer ones around it.
   *
   * @return between {@value #LEAST} and {@value #MOST}
   */
  public static double alpha(double[] values) {
    double from = LEAST;
    double to = MOST;
    for (int grid = 0; grid < GRIDS; grid++) {
      double step = (to - from) / (CANDIDATES - 1);
      double best = from + step * best(values, from, step);
      from = Math.max(from, best - step);
      to = Math.min(to, best + step);
    }
    return (from + to) / 2;
  }

  /** The first of the candidates that err least. All take a row before any takes the next. */
  private static int best(double[] values, double from, double step) {
    double[] level = new double[CANDIDATES];
    double[] squares = new double[CANDIDATES];
    double[] alpha = new double[CANDIDATES];
    for (int i = 0; i < CANDIDATES; i++) {
      level[i] = values[0];
      alpha[i] = from + i * step;
    }
    for (int t = 1; t < values.length; t++) {
      double value = values[t];
      for (int i = 0; i < CANDIDATES; i++) {
        double error = value - level[i];
        squares[i] += error * error;
        level[i] += alpha[i] * error;
      }
    }
    int best = 0;
    for (int i = 1; i < CANDIDATES; i++) {
      best = squares[i] < squares[best] ? i : best;
    }
    return best;
  }
}
