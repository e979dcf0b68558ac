package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sswim.features.FeatureMap;
import org.sswim.forecasters.AbsoluteErrors;
import org.sswim.linalg.Workers;
import org.sswim.panels.Histories;
import org.sswim.panels.PanelView;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.ZeroZone;
import org.sswim.readout.FitSplit;
import org.sswim.readout.FittedReadout;
import org.sswim.readout.LeftOutRule;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * Windows on which forecasts are judged that have not seen them. They are the last window of every
 * series, and some training windows from all over the series. Each of these is forecast by a
 * read-out that was solved without its part of the series. The last ones alone may all end at one
 * time, at the end of a week for example.
 */
final class PanelFold {
  private static final int BLOCK = 256;

  /** Windows of each kind that tell choices apart well enough. */
  private static final int ENOUGH = 4000;

  /** Sets that the windows of each kind make, by their series. */
  private static final int SETS = 4;

  /**
   * Seasonal differences that denominators of sMAPE are at least in series with zeros: there all
   * forecasts but 0 have the largest sMAPE, and one that repeats zeros would be the best.
   */
  private static final double LEAST = 4;

  private final PanelData data;

  /** The windows: those that train first, then the last ones. */
  private final Origins origins;

  /** Their numbers among all windows. */
  private final int[] number;

  private final int horizon;

  /** Of the values before each window. */
  private final ZeroZone[] zones;

  /** sMAPE and MASE of the seasonal naive forecast. */
  private final double[] naive;

  /** Its error at the last windows. */
  private final double naiveLast;

  private PanelFold(PanelData data, Origins origins, int[] number) {
    this.data = data;
    this.origins = origins;
    this.number = number;
    horizon = origins.layout().horizon();
    zones = new ZeroZone[size()];
    Arrays.setAll(
        zones, j -> ZeroZone.of(data.panel().values(origins.series()[j]), origins.end()[j]));
    int season = data.panel().frequency().season();
    double[][] own = new double[size()][];
    for (int j = 0; j < own.length; j++) {
      double[] values = data.panel().values(origins.series()[j]);
      int end = origins.end()[j];
      int period = Math.min(season, end);
      double[] forecast = new double[horizon];
      for (int k = 0; k < horizon; k++) {
        double value = values[end - period + k % period];
        forecast[k] = Double.isNaN(value) ? data.level()[origins.series()[j]] : value;
      }
      own[j] = scores(j, forecast);
    }
    naive = new double[2];
    for (int score = 0; score < naive.length; score++) {
      int which = score;
      double[] all = Arrays.stream(own).mapToDouble(scores -> scores[which]).toArray();
      naive[score] = Math.max(mean(all, 0, size()), 1e-12);
    }
    naiveLast =
        mean(Arrays.stream(own).mapToDouble(this::error).toArray(), origins.train(), size());
  }

  /**
   * A fold.
   *
   * @param all windows; of very many, every n-th tells
   */
  static PanelFold of(PanelData data, Origins all) {
    return of(data, all, some(IntStream.range(0, all.train()).toArray()), some(all.last()));
  }

  /**
   * A fold of the windows that choose alone, which are behind all that train. Where series move
   * together, a part of them tells the rest of its time, but not of another. So sets of these
   * windows are of neighbouring times.
   *
   * @param all windows; of very many, every n-th tells
   */
  static PanelFold behind(PanelData data, Origins all) {
    int[] choosing =
        IntStream.range(all.train(), all.count())
            .boxed()
            .sorted(Comparator.comparingInt(w -> all.end()[w] - data.panel().rows(all.series()[w])))
            .mapToInt(w -> w)
            .toArray();
    return of(data, all, new int[0], some(choosing));
  }

  private static PanelFold of(PanelData data, Origins all, int[] train, int[] behind) {
    int[] window = IntStream.concat(Arrays.stream(train), Arrays.stream(behind)).toArray();
    Origins origins =
        new Origins(
            all.layout(),
            Arrays.stream(window).map(w -> all.series()[w]).toArray(),
            Arrays.stream(window).map(w -> all.end()[w]).toArray(),
            train.length,
            IntStream.range(train.length, window.length).toArray());
    return new PanelFold(data, origins, window);
  }

  /** Every n-th of very many. */
  private static int[] some(int[] all) {
    int every = Math.max(1, all.length / ENOUGH);
    return IntStream.range(0, (all.length + every - 1) / every).map(j -> all[j * every]).toArray();
  }

  /** Number of windows. */
  int size() {
    return origins.count();
  }

  /** The number of one among all windows. */
  int number(int window) {
    return number[window];
  }

  /** The series that one is of. */
  int series(int window) {
    return origins.series()[window];
  }

  /** The windows as a network sees them. */
  PanelWindows windows(PanelView view, WindowLayout layout) {
    Origins own =
        new Origins(layout, origins.series(), origins.end(), origins.train(), origins.last());
    return new PanelWindows(data, own, view, null);
  }

  /**
   * Forecasts of transformed values by read-outs that have not seen them.
   *
   * @param layout of the windows that trained
   * @param part which of the {@linkplain FittedReadout#crossFitted read-outs} has not seen the
   *     series of a window that trains
   * @return {@code [windows][horizon]}, in single precision, as checkpoints keep it
   */
  double[][] forecasts(
      PanelView view,
      WindowLayout layout,
      FeatureMap map,
      FittedReadout readout,
      IntUnaryOperator part,
      Workers workers) {
    PanelWindows windows = windows(view, layout);
    double[][] z = new double[size()][horizon];
    workers.each(
        (size() + BLOCK - 1) / BLOCK,
        () -> readouts(map, readout),
        (own, b) -> {
          double[] out = new double[horizon];
          for (int j = b * BLOCK; j < Math.min(size(), (b + 1) * BLOCK); j++) {
            boolean left = j < origins.train() && own.length > 1;
            own[left ? 1 + part.applyAsInt(j) : 0].write(windows, new SampleBlock(0, j, 1, 1), out);
            for (int k = 0; k < horizon; k++) {
              z[j][k] = (float) windows.forecast(j, k + 1, out[k]);
            }
          }
        });
    return z;
  }

  /** Read-outs that have not seen what chose, nor, but for the first, a part of what trained. */
  private static LinearReadout[] readouts(FeatureMap map, FittedReadout readout) {
    LinearReadout[] all = new LinearReadout[1 + readout.crossFitted().size()];
    all[0] = LinearReadout.of(map.forWorker(), readout.unseeing());
    for (int p = 1; p < all.length; p++) {
      FittedReadout.Weights weights = readout.crossFitted().get(p - 1);
      all[p] = new LinearReadout(map.forWorker(), weights.weights(), weights.intercept());
    }
    return all;
  }

  /**
   * What a simple row says of transformed values.
   *
   * @param otherwise what is taken where it says nothing
   * @return {@code [windows][horizon]}
   */
  double[][] simple(SimpleMethod row, double[][] otherwise, Workers workers) {
    double[][] z = new double[size()][];
    int season = data.panel().frequency().season();
    workers.each(
        size(),
        j -> {
          int i = origins.series()[j];
          int end = origins.end()[j];
          double[] plain =
              new Histories.Centred(data.z()[i], data.said()[i])
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

  /**
   * Errors of forecasts of transformed values, by sets of windows: the last ones and all that
   * train. An error is the mean of sMAPE and MASE, each over that of the seasonal naive forecast.
   * Denominators of sMAPE are at least {@value #LEAST} seasonal differences in series with zeros.
   * Sets without truth are none. The sum is the mean over the sets.
   */
  double[] errors(double[][] z, Workers workers) {
    return errors(z, sets(), workers);
  }

  private List<SampleRange> sets() {
    List<SampleRange> sets =
        new ArrayList<>(FitSplit.blocks(new SampleRange(origins.train(), size()), SETS));
    sets.add(new SampleRange(0, origins.train()));
    return sets;
  }

  /** The same at the last windows together, over that of the seasonal naive forecast there. */
  double lastError(double[][] z, Workers workers) {
    return LeftOutRule.sum(errors(z, List.of(new SampleRange(origins.train(), size())), workers))
        / naiveLast;
  }

  private double[] errors(double[][] z, List<SampleRange> sets, Workers workers) {
    double[] own = new double[size()];
    workers.each(size(), j -> own[j] = error(j, z[j]));
    double[] means =
        sets.stream()
            .mapToDouble(set -> mean(own, set.start(), set.end()))
            .filter(error -> !Double.isNaN(error))
            .toArray();
    return Arrays.stream(means).map(error -> error / means.length).toArray();
  }

  private static double mean(double[] errors, int from, int to) {
    return Arrays.stream(errors, from, to)
        .filter(e -> !Double.isNaN(e))
        .average()
        .orElse(Double.NaN);
  }

  private double error(int j, double[] z) {
    return error(
        scores(j, Arrays.stream(z).map(data.transform()::invert).map(zones[j]::of).toArray()));
  }

  private double error(double[] scores) {
    return (scores[0] / naive[0] + scores[1] / naive[1]) / 2;
  }

  /** sMAPE and MASE of a window; NaN without truth. */
  private double[] scores(int j, double[] forecast) {
    int i = origins.series()[j];
    int end = origins.end()[j];
    double[] truth = Arrays.copyOfRange(data.panel().values(i), end, end + horizon);
    double difference = data.scale()[i];
    return new double[] {
      PanelScores.smape(truth, forecast, zones[j].end() > 0 ? LEAST * difference : 0),
      PanelScores.mae(truth, forecast) / difference
    };
  }

  /**
   * {@linkplain AbsoluteErrors#halfWidth Half-widths} of prediction intervals, by the absolute
   * errors at a lead, in the scales of their windows. A lead at which no series has a value takes
   * the half-width of the one before, the first ones that of the next.
   *
   * @param view what scales are of
   * @param forecasts of transformed values: {@code [windows][horizon]}
   * @return {@code [levels][horizon]}
   */
  float[][] widths(PanelView view, WindowLayout layout, double[][] forecasts, List<Double> levels) {
    PanelWindows windows = windows(view, layout);
    float[][] widths = new float[levels.size()][horizon];
    boolean first = true;
    for (int k = 0; k < horizon && !levels.isEmpty(); k++) {
      int lead = k;
      double[] errors =
          Arrays.stream(origins.last())
              .filter(w -> observed(w, lead))
              .mapToDouble(w -> Math.abs(truth(w, lead) - forecasts[w][lead]) / windows.scale(w))
              .sorted()
              .toArray();
      for (int l = 0; l < levels.size() && errors.length > 0; l++) {
        float width = AbsoluteErrors.halfWidth(errors, levels.get(l));
        Arrays.fill(widths[l], first ? 0 : k, horizon, width);
      }
      first &= errors.length == 0;
    }
    return widths;
  }

  private boolean observed(int window, int lead) {
    int row = origins.end()[window] + lead;
    return data.observed(series(window), row, row + 1);
  }

  private double truth(int window, int lead) {
    int row = origins.end()[window] + lead;
    return data.z()[series(window)][row] + data.said(series(window), row);
  }
}
