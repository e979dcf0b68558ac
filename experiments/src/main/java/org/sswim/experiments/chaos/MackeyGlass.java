package org.sswim.experiments.chaos;

import java.util.List;

/**
 * The Mackey-Glass equation as NeuroBench has it:
 *
 * <pre>
 *   dx/dt = 0.2 x(t - tau) / (1 + x(t - tau)^10) - 0.1 x(t)
 * </pre>
 *
 * <p>with a constant past. It is solved by Runge-Kutta steps of {@value #STEP}, with cubic
 * interpolation between them. A Lyapunov time, in which a small error grows e-fold, has {@value
 * #POINTS} points; the first is at t = tau.
 *
 * @param tau the delay
 * @param past x at t &lt;= 0
 * @param lyapunov the Lyapunov time
 * @see <a href="https://arxiv.org/abs/2304.04640">Yik et al., NeuroBench</a>
 */
public record MackeyGlass(int tau, double past, double lyapunov) {
  /** Points in a Lyapunov time. */
  public static final int POINTS = 75;

  /** The 14 equations of the benchmark. */
  public static final List<MackeyGlass> ALL =
      List.of(
          new MackeyGlass(17, 0.7206597, 197),
          new MackeyGlass(18, 0.7744313, 138),
          new MackeyGlass(19, 0.7783468, 315),
          new MackeyGlass(20, 0.9225991, 131),
          new MackeyGlass(21, 0.9479431, 191),
          new MackeyGlass(22, 0.5455960, 119),
          new MackeyGlass(23, 0.8622247, 106),
          new MackeyGlass(24, 0.3259660, 97),
          new MackeyGlass(25, 0.8297825, 98),
          new MackeyGlass(26, 1.0033490, 104),
          new MackeyGlass(27, 0.6491406, 112),
          new MackeyGlass(28, 1.0957495, 119),
          new MackeyGlass(29, 0.9256179, 131),
          new MackeyGlass(30, 0.2713639, 139));

  private static final double STEP = 0.05;

  /**
   * Points of the solution.
   *
   * @param from the first point, which may lie between two
   * @param count number of points
   */
  public double[] points(double from, int count) {
    double distance = lyapunov / POINTS;
    int steps = (int) ((tau + (from + count) * distance) / STEP) + 2;
    int delay = (int) Math.round(tau / STEP);
    double[] x = new double[steps + 1];
    double[] slope = new double[steps + 1];
    x[0] = past;
    for (int k = 0; k < steps; k++) {
      double half = k < delay ? past : between(x, slope, k - delay, 0.5);
      double first = slope(x[k], k < delay ? past : x[k - delay]);
      double end = k + 1 < delay ? past : x[k + 1 - delay];
      slope[k] = first;
      double second = slope(x[k] + STEP / 2 * first, half);
      double third = slope(x[k] + STEP / 2 * second, half);
      double fourth = slope(x[k] + STEP * third, end);
      x[k + 1] = x[k] + STEP / 6 * (first + 2 * second + 2 * third + fourth);
      slope[k + 1] = slope(x[k + 1], end);
    }
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      double at = (tau + (from + i) * distance) / STEP;
      points[i] = between(x, slope, (int) at, at - (int) at);
    }
    return points;
  }

  private static double slope(double x, double delayed) {
    return 0.2 * delayed / (1 + Math.pow(delayed, 10)) - 0.1 * x;
  }

  /** The cubic between two steps, by values and slopes of both. */
  private static double between(double[] x, double[] slope, int k, double share) {
    double rest = 1 - share;
    return (1 + 2 * share) * rest * rest * x[k]
        + share * rest * rest * STEP * slope[k]
        + share * share * (3 - 2 * share) * x[k + 1]
        - share * share * rest * STEP * slope[k + 1];
  }
}
