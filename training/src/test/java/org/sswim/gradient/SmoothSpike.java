package org.sswim.gradient;

/** The smooth step of a surrogate instead of a spike: what has the surrogate as its derivative. */
record SmoothSpike(Surrogates surrogate, double scale) implements SpikeFunction {
  @Override
  public void fire(int n, float[] voltage, float[] spikes) {
    for (int i = 0; i < n; i++) {
      spikes[i] = (float) SmoothStep.step(surrogate, scale * voltage[i]);
    }
  }

  @Override
  public void backward(int n, float[] voltage, float[] gradient) {
    surrogate.backward(n, (float) scale, voltage, gradient);
  }
}
