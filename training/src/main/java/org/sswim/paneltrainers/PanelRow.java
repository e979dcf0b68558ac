package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelForecast;

/**
 * What a candidate forecast, and how far it was off. Means are over the series that have truth.
 *
 * @param candidate who forecast
 * @param seed of what is drawn; 0 for others
 * @param forecasts at the last origin: {@code [series][horizon]}
 * @param smape of each series in per cent
 * @param mase of each series; NaN where its training rows never change
 * @param rmsse of each series; NaN where its training rows never change
 * @param coverage share of the values within the intervals of each level; empty without
 * @param pinball pinball loss of each level in seasonal differences; empty without
 * @param fitSeconds wall-clock time of the fit and the forecasts
 * @param fit the model behind it, or null
 */
public record PanelRow(
    PanelCandidate candidate,
    long seed,
    double[][] forecasts,
    double[] smape,
    double[] mase,
    double[] rmsse,
    double[] coverage,
    double[] pinball,
    double fitSeconds,
    @Nullable PanelFit fit) {

  /**
   * The row of forecasts at some origins; a series' errors are the means of those at each.
   *
   * @param forecasts of each origin
   * @param bands of each origin; none where there are no intervals
   */
  static PanelRow of(
      PanelCandidate candidate,
      long seed,
      List<PanelTruth> truths,
      List<double[][]> forecasts,
      List<PanelForecast[]> bands,
      double seconds,
      @Nullable PanelFit fit) {
    int n = forecasts.get(0).length;
    double[] smape = new double[n];
    double[] mase = new double[n];
    double[] rmsse = new double[n];
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
        smape[i] += share * PanelScores.smape(y, f);
        mase[i] += share * finite(PanelScores.mae(y, f) / unit);
        rmsse[i] += share * finite(Math.sqrt(PanelScores.mse(y, f) / square));
      }
    }
    PanelBands held =
        bands.isEmpty() || fit == null
            ? new PanelBands(new double[0], new double[0])
            : PanelBands.of(truths, bands, fit.model().levels());
    return new PanelRow(
        candidate,
        seed,
        forecasts.get(forecasts.size() - 1),
        smape,
        mase,
        rmsse,
        held.coverage(),
        held.pinball(),
        seconds,
        fit);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** Mean sMAPE in per cent. */
  public double meanSmape() {
    return mean(smape);
  }

  /** Mean MASE. */
  public double meanMase() {
    return mean(mase);
  }

  /** Mean RMSSE. */
  public double meanRmsse() {
    return mean(rmsse);
  }

  /** OWA: the mean of sMAPE and MASE, each over that of Naive2. */
  public double owa(PanelRow naive2) {
    return (meanSmape() / naive2.meanSmape() + meanMase() / naive2.meanMase()) / 2;
  }

  /** OWA of each series, by the means of Naive2 over all; NaN without truth. */
  public double[] owas(PanelRow naive2) {
    double ofSmape = naive2.meanSmape();
    double ofMase = naive2.meanMase();
    double[] owas = new double[smape.length];
    for (int i = 0; i < owas.length; i++) {
      double relative = smape[i] / ofSmape;
      owas[i] = Double.isNaN(mase[i]) ? relative : (relative + mase[i] / ofMase) / 2;
    }
    return owas;
  }

  /** OWA of one of them. */
  public double owa(int series, PanelRow naive2) {
    return owas(naive2)[series];
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}
