package org.sswim.readout;

import org.sswim.features.FeatureMap;
import org.sswim.linalg.Blas;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * The output voltages of many samples at once, {@code features * weights + intercept}. Holds
 * scratch memory: for one thread at a time.
 */
public final class LinearReadout {
  private final FeatureMap features;
  private final float[] weights;
  private final float[] intercept;
  private float[] x = new float[0];
  private float[] product = new float[0];

  /**
   * A read-out.
   *
   * @param weights row-major {@code [features][outputs]}
   * @param intercept {@code [outputs]}
   */
  public LinearReadout(FeatureMap features, float[] weights, float[] intercept) {
    this.features = features;
    this.weights = weights;
    this.intercept = intercept;
  }

  /** A fitted read-out of features. */
  public static LinearReadout of(FeatureMap features, FittedReadout readout) {
    return new LinearReadout(features, readout.weights(), readout.intercept());
  }

  /** The same over other features, which mean the same. */
  public LinearReadout over(FeatureMap other) {
    return new LinearReadout(other, weights, intercept);
  }

  /** The features. */
  public FeatureMap features() {
    return features;
  }

  /** Number of outputs. */
  public int outputs() {
    return intercept.length;
  }

  /**
   * The outputs of a block.
   *
   * @param out written: {@code [block.count][outputs]}
   */
  public void write(Samples samples, SampleBlock block, double[] out) {
    if (block.count() == 0) {
      return;
    }
    int values = Math.multiplyExact(block.count(), outputs());
    int seen = Math.multiplyExact(block.count(), features.features());
    if (x.length < seen || product.length < values) {
      x = new float[seen];
      product = new float[values];
    }
    features.write(samples, block, x);
    Blas.gemmNN(block.count(), outputs(), features.features(), 1, x, weights, 0, product);
    for (int i = 0; i < values; i++) {
      out[i] = (double) product[i] + intercept[i % outputs()];
    }
  }
}
