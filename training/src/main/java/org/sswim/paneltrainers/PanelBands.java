package org.sswim.paneltrainers;

import java.util.List;
import org.sswim.panels.PanelForecast;

/**
 * What intervals are worth over all series and leads.
 *
 * <pre>
 *   coverage = share of the values y with lower <= y <= upper
 *   pinball  = mean of max(p (y - q), (p - 1) (y - q)) over both bounds q, p their quantiles, over the
 *              seasonal difference of the series
 * </pre>
 *
 * @param coverage by level: {@code [levels]}
 * @param pinball by level: {@code [levels]}
 */
record PanelBands(double[] coverage, double[] pinball) {

  /**
   * Of intervals at some origins.
   *
   * @param forecasts of each origin
   */
  static PanelBands of(
      List<PanelTruth> truths, List<PanelForecast[]> forecasts, List<Double> levels) {
    double[] coverage = new double[levels.size()];
    double[] pinball = new double[levels.size()];
    for (int l = 0; l < coverage.length; l++) {
      double tail = (1 - levels.get(l) / 100) / 2;
      Sums sums = new Sums();
      for (int o = 0; o < truths.size(); o++) {
        sums.add(truths.get(o), forecasts.get(o), l, tail);
      }
      coverage[l] = (double) sums.held / sums.count;
      pinball[l] = sums.loss / sums.scaled;
    }
    return new PanelBands(coverage, pinball);
  }

  private static final class Sums {
    private long held;
    private long count;
    private double loss;
    private long scaled;

    void add(PanelTruth truth, PanelForecast[] forecasts, int level, double tail) {
      int season = truth.train().frequency().season();
      for (int i = 0; i < forecasts.length; i++) {
        double unit = PanelScores.seasonalDifference(truth.train().values(i), season);
        double[] y = truth.truth()[i];
        for (int k = 0; k < y.length; k++) {
          double lower = forecasts[i].lower()[level][k];
          double upper = forecasts[i].upper()[level][k];
          if (!Double.isNaN(y[k])) {
            held += lower <= y[k] && y[k] <= upper ? 1 : 0;
            count++;
            if (unit > 0) {
              loss += (pinball(tail, y[k] - lower) + pinball(1 - tail, y[k] - upper)) / 2 / unit;
              scaled++;
            }
          }
        }
      }
    }
  }

  private static double pinball(double quantile, double error) {
    return Math.max(quantile * error, (quantile - 1) * error);
  }
}
