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
    PanelBands held = PanelBands.of(truths, forecasts, levels);
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
}
