package org.sswim.evaluation;

import org.sswim.linalg.Blas;
import org.sswim.training.FeatureMap;
import org.sswim.training.FittedReadout;
import org.sswim.training.WindowBlock;
import org.sswim.training.WindowedSeries;

/** Forecasts with features and a fitted linear read-out, a block of windows at a time. */
public final class LinearForecaster implements BlockForecaster {
  private final FeatureMap features;
  private final FittedReadout readout;
  private final double[] weights;

  /** A forecaster for the horizon of the read-out. */
  public LinearForecaster(FeatureMap features, FittedReadout readout) {
    this.features = features;
    this.readout = readout;
    weights = new double[readout.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = readout.weights()[i];
    }
  }

  @Override
  public void forecast(WindowedSeries series, WindowBlock block, int horizon, double[] out) {
    int outputs = series.outputs(horizon);
    if (outputs != readout.intercept().length) {
      throw new IllegalArgumentException(
          "the read-out forecasts " + readout.horizon() + " rows; asked for " + horizon);
    }
    if (block.count() == 0) {
      return;
    }
    double[] x = new double[Math.multiplyExact(block.count(), features.features())];
    features.write(series, block, x);
    Blas.gemmNN(block.count(), outputs, features.features(), 1, x, weights, 0, out);
    int signals = series.signals();
    int season = readout.targetSeason();
    for (int i = 0; i < block.count(); i++) {
      for (int k = 0; k < outputs; k++) {
        int at = i * outputs + k;
        out[at] += readout.intercept()[k];
        if (season > 0) {
          int row = series.referenceRow(block.start(i), k / signals + 1, season);
          out[at] += series.value(block.lane(), row, k % signals);
        }
      }
    }
  }
}
