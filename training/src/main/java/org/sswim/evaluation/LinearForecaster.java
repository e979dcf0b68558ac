package org.sswim.evaluation;

import org.sswim.linalg.Blas;
import org.sswim.linalg.Precision;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.FeatureMap;
import org.sswim.training.FittedReadout;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SkipShape;
import org.sswim.training.WindowBlock;
import org.sswim.training.WindowedSeries;

/**
 * Forecasts with features and a fitted linear read-out, a block of windows at a time, in the
 * precision that the features allow.
 */
public final class LinearForecaster implements BlockForecaster {
  private final FeatureMap features;
  private final float[] weights;
  private final float[] intercept;
  private final int season;
  private float[] x = new float[0];
  private float[] product = new float[0];

  /** A forecaster for the horizon of the read-out. */
  public LinearForecaster(FeatureMap features, FittedReadout readout) {
    this(features, readout.weights(), readout.intercept(), readout.targetSeason());
  }

  /** A forecaster with the weights of a network's outputs. */
  public static LinearForecaster of(SpikingNetwork network, NetworkPlan plan) {
    return new LinearForecaster(
        plan.features(network.hidden(), SkipShape.of(network.skip())),
        SkipShape.weights(network),
        network.readout().bias(),
        plan.targetSeason());
  }

  private LinearForecaster(FeatureMap features, float[] weights, float[] intercept, int season) {
    this.features = features;
    this.weights = weights;
    this.intercept = intercept;
    this.season = season;
  }

  @Override
  public BlockForecaster forWorker() {
    return new LinearForecaster(features.forWorker(), weights, intercept, season);
  }

  @Override
  public void forecast(WindowedSeries series, WindowBlock block, int horizon, double[] out) {
    int outputs = series.outputs(horizon);
    if (outputs != intercept.length) {
      throw new IllegalArgumentException(
          "the read-out forecasts "
              + intercept.length / series.signals()
              + " rows; asked for "
              + horizon);
    }
    if (block.count() == 0) {
      return;
    }
    int values = Math.multiplyExact(block.count(), features.features());
    if (x.length < values) {
      x = new float[values];
    }
    features.write(series, block, x);
    multiply(block.count(), outputs, values, out);
    int signals = series.signals();
    for (int i = 0; i < block.count(); i++) {
      for (int k = 0; k < outputs; k++) {
        int at = i * outputs + k;
        out[at] += intercept[k];
        if (season > 0) {
          int row = series.referenceRow(block.start(i), k / signals + 1, season);
          out[at] += series.value(block.lane(), row, k % signals);
        }
      }
    }
  }

  private void multiply(int count, int outputs, int values, double[] out) {
    int width = features.features();
    if (features.precision() == Precision.DOUBLE) {
      Blas.gemmNN(count, outputs, width, 1, wide(x, values), wide(weights, weights.length), 0, out);
      return;
    }
    if (product.length < count * outputs) {
      product = new float[count * outputs];
    }
    Blas.gemmNN(count, outputs, width, 1, x, weights, 0, product);
    for (int i = 0; i < count * outputs; i++) {
      out[i] = product[i];
    }
  }

  private static double[] wide(float[] values, int length) {
    double[] wide = new double[length];
    for (int i = 0; i < length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
