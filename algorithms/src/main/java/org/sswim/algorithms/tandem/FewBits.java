package org.sswim.algorithms.tandem;

/**
 * Weights of few bits: {@code q = d round(w / d)} with {@code d = max |w| / (2^(bits - 1) - 1)}, so
 * that levels are even, 0 is one of them and the largest weight stays.
 */
final class FewBits {
  private FewBits() {}

  /** Rounds weights. */
  static void round(int bits, float[] weights, float[] out) {
    float most = 0;
    for (float w : weights) {
      most = Math.max(most, Math.abs(w));
    }
    float step = most / ((1 << (bits - 1)) - 1);
    for (int i = 0; i < weights.length; i++) {
      out[i] = step > 0 ? step * Math.round(weights[i] / step) : 0;
    }
  }
}
