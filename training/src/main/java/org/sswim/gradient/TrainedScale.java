package org.sswim.gradient;

import java.util.Arrays;

/**
 * The affine map under which features enter the read-out while it trains: {@code (x - mean) /
 * deviation}, fixed when training starts. Folded into weights and bias afterwards.
 *
 * @param mean {@code [features]}
 * @param deviation above 0: {@code [features]}
 */
record TrainedScale(float[] mean, float[] deviation) {

  /** The identity. */
  static TrainedScale none(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new TrainedScale(new float[features], ones);
  }
}
