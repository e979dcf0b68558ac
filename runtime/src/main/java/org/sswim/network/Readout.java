package org.sswim.network;

import org.sswim.checks.Checks;

/**
 * The linear read-out: output k is the voltage {@code sum_f w_fk feature_f + b_k}; it does not
 * spike.
 */
public final class Readout {
  private final float[] weights;
  private final float[] bias;
  private final WeightRows rows;

  /**
   * Checks shapes and that every number is finite. The arrays are shared, not copied: do not modify
   * them afterwards.
   *
   * @param weights row-major {@code [features][outputs]}
   * @param bias {@code [outputs]}
   */
  public Readout(float[] weights, float[] bias) {
    Checks.that(bias.length >= 1 && weights.length != 0 && weights.length % bias.length == 0)
        .or(
            "read-out weights must be a multiple of the %s outputs; got %s",
            bias.length, weights.length);
    Checks.finite("read-out weights", weights);
    Checks.finite("read-out bias", bias);
    this.weights = weights;
    this.bias = bias;
    this.rows = new WeightRows(weights, bias.length);
  }

  /** The weights, row-major {@code [features][outputs]}; not to be modified. */
  public float[] weights() {
    return weights;
  }

  /** The bias: {@code [outputs]}; not to be modified. */
  public float[] bias() {
    return bias;
  }

  /**
   * The outputs of a feature vector: {@code out = features . weights + bias}. Features that are 0
   * cost nothing.
   *
   * @param features {@code [features]}
   * @param out written: {@code [outputs]}
   */
  public void apply(float[] features, float[] out) {
    System.arraycopy(bias, 0, out, 0, bias.length);
    rows.addTo(features, out);
  }

  /** The same, every weight and bias multiplied. */
  public Readout times(double factor) {
    return new Readout(times(factor, weights), times(factor, bias));
  }

  private static float[] times(double factor, float[] values) {
    float[] product = new float[values.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = (float) (factor * values[i]);
    }
    return product;
  }

  /** Number of outputs. */
  public int outputs() {
    return bias.length;
  }

  /** Number of features. */
  public int features() {
    return weights.length / bias.length;
  }
}
