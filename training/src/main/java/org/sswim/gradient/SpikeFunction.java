package org.sswim.gradient;

import org.sswim.simulation.NeuronLoops;

/** How voltages become spikes on the way forward, and gradients go back through that. */
interface SpikeFunction {

  /** Writes the spikes of voltages. */
  void fire(int n, float[] voltage, float[] spikes);

  /** Turns gradients by spikes into gradients by voltages. */
  void backward(int n, float[] voltage, float[] gradient);

  /** Spikes as they are, {@code 1} where {@code v >= 0}, and the derivative of a surrogate. */
  static SpikeFunction of(Surrogates surrogate, double scale) {
    return new SpikeFunction() {
      @Override
      public void fire(int n, float[] voltage, float[] spikes) {
        NeuronLoops.fire(n, voltage, spikes);
      }

      @Override
      public void backward(int n, float[] voltage, float[] gradient) {
        surrogate.backward(n, (float) scale, voltage, gradient);
      }
    };
  }
}
