package org.sswim.paneltrainers;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelForecast;

/**
 * What a candidate forecast, and how far it was off. Means are over the series that have truth.
 *
 * @param candidate who forecast
 * @param seed of what is drawn; 0 for others
 * @param forecasts {@code [series][horizon]}
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

  static PanelRow of(
      PanelCandidate candidate,
      long seed,
      PanelTruth truth,
      double[][] forecasts,
      PanelForecast @Nullable [] bands,
      double seconds,
      @Nullable PanelFit fit) {
    int n = forecasts.length;
    double[] smape = new double[n];
    double[] mase = new double[n];
    double[] rmsse = new double[n];
    int season = truth.train().frequency().season();
    for (int i = 0; i < n; i++) {
      double[] y = truth.truth()[i];
      double[] known = truth.train().values(i);
      smape[i] = PanelScores.smape(y, forecasts[i]);
      mase[i] =
          finite(
              PanelScores.mae(y, forecasts[i]) / PanelScores.seasonalDifference(known, season));
      rmsse[i] =
          finite(
              Math.sqrt(
                  PanelScores.mse(y, forecasts[i]) / PanelScores.seasonalSquare(known, season)));
    }
    PanelBands held =
        bands == null || fit == null
            ? new PanelBands(new double[0], new double[0])
            : PanelBands.of(truth, bands, fit.model().levels());
    return new PanelRow(
        candidate,
        seed,
        forecasts,
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

  /** OWA of one series, by the means of Naive2 over all. */
  public double owa(int series, PanelRow naive2) {
    double relative = smape[series] / naive2.meanSmape();
    return Double.isNaN(mase[series])
        ? relative
        : (relative + mase[series] / naive2.meanMase()) / 2;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }
}
