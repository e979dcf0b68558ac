package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelForecast;

/**
 * The forecasts of a candidate, and their errors. Means are over the series that have truth.
 *
 * @param model who forecast
 * @param seed of the random draws; null for models without any
 * @param forecasts at the last origin: {@code [series][horizon]}
 * @param errors of each series
 * @param owas OWA of each series, by the means of Naive2 over all; NaN without truth
 * @param owa OWA: the mean of sMAPE and MASE, each over that of Naive2
 * @param coverage share of the values within the intervals of each level; empty without
 * @param pinball pinball loss of each level in seasonal differences; empty without
 * @param fitSeconds wall-clock time of the fit and the forecasts
 * @param fit its model, or null
 */
public record PanelRow(
    String model,
    @Nullable Long seed,
    double[][] forecasts,
    Errors errors,
    double[] owas,
    double owa,
    double[] coverage,
    double[] pinball,
    double fitSeconds,
    @Nullable PanelFit fit) {

  /**
   * Errors of each series: {@code [series]}. At several origins they are the means of those at
   * each.
   *
   * @param smape in per cent
   * @param mase NaN where training rows never change
   * @param rmsse NaN where training rows never change
   * @param maseOfOne MASE as it is without a season, by the change from row to row
   */
  public record Errors(double[] smape, double[] mase, double[] rmsse, double[] maseOfOne) {
    /**
     * The errors of forecasts.
     *
     * @param forecasts of each origin: {@code [series][horizon]}
     */
    static Errors of(List<PanelTruth> truths, List<double[][]> forecasts) {
      int n = forecasts.get(0).length;
      Errors errors = new Errors(new double[n], new double[n], new double[n], new double[n]);
      double share = 1.0 / truths.size();
      for (int o = 0; o < truths.size(); o++) {
        PanelTruth truth = truths.get(o);
        int season = truth.train().frequency().season();
        for (int i = 0; i < n; i++) {
          double[] y = truth.truth()[i];
          double[] f = forecasts.get(o)[i];
          double[] known = truth.train().values(i);
          double unit = PanelScores.seasonalDifference(known, season);
          double square = PanelScores.seasonalSquare(known, season);
          errors.smape[i] += share * PanelScores.smape(y, f);
          double change = PanelScores.seasonalDifference(known, 1);
          errors.mase[i] += share * finite(PanelScores.mae(y, f) / unit);
          errors.maseOfOne[i] += share * finite(PanelScores.mae(y, f) / change);
          errors.rmsse[i] += share * finite(Math.sqrt(PanelScores.mse(y, f) / square));
        }
      }
      return errors;
    }

    private static double finite(double value) {
      return Double.isFinite(value) ? value : Double.NaN;
    }

    private double owa(Errors naive2) {
      return (mean(smape) / mean(naive2.smape) + mean(mase) / mean(naive2.mase)) / 2;
    }

    private double[] owas(Errors naive2) {
      double ofSmape = mean(naive2.smape);
      double ofMase = mean(naive2.mase);
      double[] owas = new double[smape.length];
      for (int i = 0; i < owas.length; i++) {
        double relative = smape[i] / ofSmape;
        owas[i] = Double.isNaN(mase[i]) ? relative : (relative + mase[i] / ofMase) / 2;
      }
      return owas;
    }
  }

  /**
   * The row of forecasts at some origins.
   *
   * @param forecasts of each origin
   * @param naive2 the errors of Naive2
   */
  static PanelRow of(
      String model,
      @Nullable Long seed,
      List<PanelTruth> truths,
      List<PanelForecast[]> forecasts,
      Errors naive2,
      double seconds,
      @Nullable PanelFit fit) {
    List<double[][]> points =
        forecasts.stream()
            .map(own -> Arrays.stream(own).map(PanelForecast::point).toArray(double[][]::new))
            .toList();
    Errors errors = Errors.of(truths, points);
    List<Double> levels = fit == null ? List.of() : fit.model().levels();
    Bands held = Bands.of(truths, forecasts, levels);
    return new PanelRow(
        model,
        seed,
        points.get(points.size() - 1),
        errors,
        errors.owas(naive2),
        errors.owa(naive2),
        held.coverage(),
        held.pinball(),
        seconds,
        fit);
  }

  /** Mean sMAPE in per cent. */
  public double meanSmape() {
    return mean(errors.smape);
  }

  /** Mean MASE. */
  public double meanMase() {
    return mean(errors.mase);
  }

  /** Mean RMSSE. */
  public double meanRmsse() {
    return mean(errors.rmsse);
  }

  /** Mean MASE without a season. */
  public double meanMaseOfOne() {
    return mean(errors.maseOfOne);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

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
  record Bands(double[] coverage, double[] pinball) {

    /**
     * Of intervals at some origins.
     *
     * @param forecasts of each origin
     */
    static Bands of(List<PanelTruth> truths, List<PanelForecast[]> forecasts, List<Double> levels) {
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
      return new Bands(coverage, pinball);
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
}
