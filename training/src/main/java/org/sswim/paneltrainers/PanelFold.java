package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.linalg.Workers;
import org.sswim.panels.CentredHistory;
import org.sswim.panels.PanelMember;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleMethod;
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
  private final double naiveSmape;
  private final double naiveMase;

  /**
   * A fold.
   *
   * @param origins whose last windows are scored; of very many, every n-th
   */
  PanelFold(PanelData data, Origins origins, int horizon) {
    this(data, origins, horizon, some(origins.last(), ENOUGH));
  }

  /**
   * A fold of some windows.
   *
   * @param window numbers of windows whose targets are known
   */
  PanelFold(PanelData data, Origins origins, int horizon, int[] window) {
    this.data = data;
    this.horizon = horizon;
    this.window = window;
    double[][] naive = new double[window.length][];
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
    naiveSmape = means[0];
    naiveMase = means[1];
  }

  /** Every n-th of very many, about as many as are enough. */
  static int[] some(int[] all, int enough) {
    int every = Math.max(1, all.length / enough);
    int[] some = new int[(all.length + every - 1) / every];
    for (int j = 0; j < some.length; j++) {
      some[j] = all[j * every];
    }
    return some;
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
  float[][] forecasts(
      PanelWindows windows, FeatureMap map, FittedReadout readout, Workers workers) {
    float[][] z = new float[window.length][horizon];
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
              z[j][k] =
                  (float)
                      (windows.reference(window[j], k + 1)
                          + windows.scale(window[j]) * far
                          + windows.said(window[j], k + 1));
            }
          }
        },
        (own, b) -> {});
    return z;
  }

  /**
   * What networks that may have seen them say of transformed values.
   *
   * @return {@code [windows scored][horizon]}
   */
  double[][] said(List<PanelMember> members, Origins origins, Workers workers) {
    double[][] z = new double[window.length][horizon];
    workers.inOrder(
        window.length,
        Integer.MAX_VALUE,
        () -> members.stream().map(PanelMember::run).toList(),
        (runs, j) -> {
          int i = origins.series()[window[j]];
          int end = origins.end()[window[j]];
          for (PanelMember.Run run : runs) {
            run.addTo(data.z()[i], end, data.beside()[i], z[j]);
          }
          for (int k = 0; k < horizon; k++) {
            z[j][k] = z[j][k] / runs.size() + data.said(i, end + k);
          }
        },
        (runs, j) -> {});
    return z;
  }

  /**
   * What a simple row says of transformed values.
   *
   * @param otherwise what is taken where it says nothing
   * @return {@code [series scored][horizon]}
   */
  double[][] simple(SimpleMethod row, Origins origins, double[][] otherwise, Workers workers) {
    double[][] z = new double[window.length][];
    int season = data.panel().frequency().season();
    workers.each(
        window.length,
        j -> {
          int i = origins.series()[window[j]];
          int end = origins.end()[window[j]];
          double[] plain =
              new CentredHistory(data.z()[i], data.said()[i])
                  .plain(data.panel().values(i), data.transform(), season, end);
          double[] left = otherwise[j].clone();
          for (int k = 0; k < horizon; k++) {
            left[k] -= data.said(i, end + k);
          }
          z[j] = row.transformed(plain, data.transform(), season, left);
          for (int k = 0; k < horizon; k++) {
            z[j][k] += data.said(i, end + k);
          }
        });
    return z;
  }

  /** What forecasts of transformed values are worth: 1 is as much as the seasonal naive ones. */
  double error(float[][] z, Origins origins) {
    return error(Arrays.stream(z).map(PanelFold::widened).toArray(double[][]::new), origins);
  }

  static double[] widened(float[] z) {
    double[] wide = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      wide[k] = z[k];
    }
    return wide;
  }

  /** The same of double precision. */
  double error(double[][] z, Origins origins) {
    double sum = 0;
    int count = 0;
    for (int j = 0; j < z.length; j++) {
      double own = error(j, z[j], origins);
      if (!Double.isNaN(own)) {
        sum += own;
        count++;
      }
    }
    return sum / count;
  }

  /** The same of one series, relative to the mean of all; NaN without truth. */
  double error(int j, double[] z, Origins origins) {
    double[] values = new double[horizon];
    for (int k = 0; k < horizon; k++) {
      values[k] = data.transform().invert(z[k]);
    }
    double[] own = errors(j, values, origins);
    return (own[0] / naiveSmape + own[1] / naiveMase) / 2;
  }

  /** sMAPE and MASE of a series; NaN without truth. */
  private double[] errors(int j, double[] forecast, Origins origins) {
    int i = origins.series()[window[j]];
    int end = origins.end()[window[j]];
    double[] truth = Arrays.copyOfRange(data.panel().values(i), end, end + horizon);
    return new double[] {
      PanelScores.smape(truth, forecast), PanelScores.mae(truth, forecast) / data.scale()[i]
    };
  }

  /** Mean sMAPE and MASE. */
  private double[] means(double[][] forecasts, Origins origins) {
    double[] sum = new double[2];
    int count = 0;
    for (int j = 0; j < window.length; j++) {
      double[] own = errors(j, forecasts[j], origins);
      if (!Double.isNaN(own[0])) {
        sum[0] += own[0];
        sum[1] += own[1];
        count++;
      }
    }
    return new double[] {Math.max(sum[0] / count, 1e-12), Math.max(sum[1] / count, 1e-12)};
  }
}
