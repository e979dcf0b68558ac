package org.sswim.paneltrainers;

import java.util.Arrays;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.panels.PanelHistory;
import org.sswim.panels.PanelTransform;
import org.sswim.panels.PanelView;
import org.sswim.panels.ThetaShare;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;

/**
 * Forecasts at the last windows of the series of a panel, whose targets are known and did not
 * train, and what they are worth.
 */
final class PanelFold {
  private static final int BLOCK = 256;

  /** Series that tell choices apart well enough. */
  private static final int ENOUGH = 20_000;

  private final PanelData data;
  private final int horizon;
  private final int[] window;
  private final double[] naiveSmape;
  private final double[] naiveMase;

  /**
   * A fold.
   *
   * @param origins whose last windows are scored; of very many, every n-th
   */
  PanelFold(PanelData data, Origins origins, int horizon) {
    this.data = data;
    this.horizon = horizon;
    int[] all = origins.last();
    int every = Math.max(1, all.length / ENOUGH);
    window = new int[(all.length + every - 1) / every];
    naiveSmape = new double[1];
    naiveMase = new double[1];
    double[][] naive = new double[window.length][];
    for (int j = 0; j < window.length; j++) {
      window[j] = all[j * every];
    }
    for (int j = 0; j < window.length; j++) {
      int w = window[j];
      int end = origins.end()[w];
      double[] values = data.panel().values(origins.series()[w]);
      int period = Math.min(data.panel().frequency().season(), end);
      naive[j] = new double[horizon];
      for (int k = 0; k < horizon; k++) {
        double value = values[end - period + k % period];
        naive[j][k] = Double.isNaN(value) ? data.level()[origins.series()[w]] : value;
      }
    }
    double[] means = means(naive, origins);
    naiveSmape[0] = means[0];
    naiveMase[0] = means[1];
  }

  /** Number of series scored. */
  int size() {
    return window.length;
  }

  /** The window of a series scored. */
  int window(int j) {
    return window[j];
  }

  /**
   * Forecasts of transformed values.
   *
   * @param readout that has not seen them
   * @return {@code [series scored][horizon]}
   */
  double[][] forecasts(
      PanelWindows windows, FeatureMap map, FittedReadout readout, Workers workers) {
    double[][] z = new double[window.length][horizon];
    int blocks = (window.length + BLOCK - 1) / BLOCK;
    workers.inOrder(
        blocks,
        Integer.MAX_VALUE,
        () -> LinearReadout.of(map.forWorker(), readout),
        (own, b) -> {
          double[] out = new double[horizon];
          for (int j = b * BLOCK; j < Math.min(window.length, (b + 1) * BLOCK); j++) {
            own.write(windows, new SampleBlock(0, window[j], 1, 1), out);
            for (int k = 0; k < horizon; k++) {
              double far = Math.max(-PanelView.FARTHEST, Math.min(PanelView.FARTHEST, out[k]));
              z[j][k] = windows.reference(window[j], k + 1) + windows.scale(window[j]) * far;
            }
          }
        },
        (own, b) -> {});
    return z;
  }

  /**
   * What the Theta method says of transformed values.
   *
   * @param otherwise what is taken where it says nothing
   * @return {@code [series scored][horizon]}
   */
  double[][] theta(Origins origins, double[][] otherwise, Workers workers) {
    double[][] z = new double[window.length][];
    int season = data.panel().frequency().season();
    workers.each(
        window.length,
        j -> {
          int i = origins.series()[window[j]];
          double[] known = Arrays.copyOf(data.panel().values(i), origins.end()[window[j]]);
          double[] filled = PanelHistory.filled(known, season);
          z[j] = ThetaShare.forecast(filled, data.transform(), season, otherwise[j]);
        });
    return z;
  }

  /** What forecasts of transformed values are worth: 1 is as much as the seasonal naive ones. */
  double error(double[][] z, Origins origins) {
    PanelTransform transform = data.transform();
    double[][] values = new double[z.length][horizon];
    for (int j = 0; j < z.length; j++) {
      for (int k = 0; k < horizon; k++) {
        values[j][k] = transform.invert(z[j][k]);
      }
    }
    double[] means = means(values, origins);
    return (means[0] / naiveSmape[0] + means[1] / naiveMase[0]) / 2;
  }

  /** Mean sMAPE and MASE. */
  private double[] means(double[][] forecasts, Origins origins) {
    double[] sum = new double[2];
    int count = 0;
    double[] truth = new double[horizon];
    for (int j = 0; j < window.length; j++) {
      int i = origins.series()[window[j]];
      int end = origins.end()[window[j]];
      System.arraycopy(data.panel().values(i), end, truth, 0, horizon);
      double smape = PanelScores.smape(truth, forecasts[j]);
      if (!Double.isNaN(smape)) {
        sum[0] += smape;
        sum[1] += PanelScores.mae(truth, forecasts[j]) / data.scale()[i];
        count++;
      }
    }
    return new double[] {Math.max(sum[0] / count, 1e-12), Math.max(sum[1] / count, 1e-12)};
  }
}
