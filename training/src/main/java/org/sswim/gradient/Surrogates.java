package org.sswim.gradient;

/**
 * Surrogates for the derivative of a spike: each is the derivative of a smooth step S from 0 to 1.
 * Loops are as small as this so that HotSpot vectorises them.
 */
public enum Surrogates {
  /** {@code S'(x) = 1/2 / (1 + (pi x / 2)^2)} (Fang et al. 2021). */
  ARCTANGENT {
    @Override
    void backward(int n, float scale, float[] voltage, float[] gradient) {
      float half = 0.5f * scale;
      float square = (float) (0.25 * Math.PI * Math.PI * scale * scale);
      for (int i = 0; i < n; i++) {
        gradient[i] = half * gradient[i] / (1 + square * voltage[i] * voltage[i]);
      }
    }
  },
  /** {@code S'(x) = 1/2 / (1 + |x|)^2} (Zenke and Ganguli 2018). */
  FAST_SIGMOID {
    @Override
    void backward(int n, float scale, float[] voltage, float[] gradient) {
      float half = 0.5f * scale;
      for (int i = 0; i < n; i++) {
        float y = 1 + scale * Math.abs(voltage[i]);
        gradient[i] = half * gradient[i] / (y * y);
      }
    }
  },
  /** {@code S(x) = 1 / (1 + exp(-x))}; the slowest, as the exponential does not vectorise. */
  SIGMOID {
    @Override
    void backward(int n, float scale, float[] voltage, float[] gradient) {
      for (int i = 0; i < n; i++) {
        // With the absolute value nothing overflows; the derivative is even.
        float e = (float) Math.exp(-scale * Math.abs(voltage[i]));
        gradient[i] = scale * gradient[i] * e / ((1 + e) * (1 + e));
      }
    }
  },
  /** {@code S'(x) = max(0, 1 - |x|)} (Esser et al. 2016). */
  TRIANGULAR {
    @Override
    void backward(int n, float scale, float[] voltage, float[] gradient) {
      for (int i = 0; i < n; i++) {
        gradient[i] = scale * gradient[i] * Math.max(0f, 1 - scale * Math.abs(voltage[i]));
      }
    }
  };

  /**
   * Turns gradients by spikes into gradients by voltages: {@code gradient = c gradient S'(c v)}.
   *
   * @param n how many
   * @param scale steepness c
   */
  abstract void backward(int n, float scale, float[] voltage, float[] gradient);
}
