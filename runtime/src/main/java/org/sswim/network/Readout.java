package org.sswim.network;

/**
 * The linear read-out: output k is the voltage {@code sum_f w_fk feature_f + b_k}; it does not
 * spike.
 *
 * <p>The arrays are shared, not copied: do not modify them after construction.
 *
 * @param weights row-major {@code [features][outputs]}
 * @param bias {@code [outputs]}
 */
public record Readout(float[] weights, float[] bias) {

  /** Checks shapes and that every number is finite. */
  public Readout {
    if (bias.length < 1 || weights.length == 0 || weights.length % bias.length != 0) {
      throw new IllegalArgumentException(
          "read-out weights must be a multiple of the "
              + bias.length
              + " outputs; got "
              + weights.length);
    }
    Shapes.requireFinite("read-out weights", weights);
    Shapes.requireFinite("read-out bias", bias);
  }

  /**
   * The outputs of a feature vector: {@code out = features . weights + bias}. Features that are 0
   * cost nothing.
   *
   * @param features {@code [features]}
   * @param out written: {@code [outputs]}
   */
  public void apply(float[] features, float[] out) {
    int outputs = bias.length;
    System.arraycopy(bias, 0, out, 0, outputs);
    for (int f = 0; f < features.length; f++) {
      float x = features[f];
      if (x != 0) {
        int row = f * outputs;
        for (int k = 0; k < outputs; k++) {
          out[k] += x * weights[row + k];
        }
      }
    }
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
