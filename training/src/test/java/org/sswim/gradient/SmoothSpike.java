package org.sswim.gradient;

/** The smooth step that gradients go through, instead of a spike. */
record SmoothSpike() implements SpikeFunction {
  @Override
  public void fire(int n, float[] voltage, float[] spikes) {
    for (int i = 0; i < n; i++) {
      spikes[i] = (float) step(voltage[i]);
    }
  }

  @Override
  public void backward(int n, float[] voltage, float[] gradient) {
    SPIKE.backward(n, voltage, gradient);
  }

  static double step(double v) {
    return 0.5 + Math.atan(Math.PI * v) / Math.PI;
  }

  static double slope(double v) {
    return 1 / (1 + Math.PI * Math.PI * v * v);
  }
}
