package org.sswim.gradient;

import org.sswim.simulation.NeuronLoops;

/** How voltages become spikes on the way forward, and gradients go back through that. */
interface SpikeFunction {

  /**
   * Spikes as they are, {@code 1} where {@code v >= 0}. Gradients go back through the smooth step
   * {@code 1/2 + arctan(pi v) / pi}, whose slope is {@code 1 / (1 + (pi v)^2)} (Fang et al. 2021).
   */
  SpikeFunction SPIKE =
      new SpikeFunction() {
        private static final float SQUARE = (float) (Math.PI * Math.PI);

        @Override
        public void fire(int n, float[] voltage, float[] spikes) {
          NeuronLoops.fire(n, voltage, spikes);
        }

        // As small as this, so that HotSpot vectorises it.
        @Override
        public void backward(int n, float[] voltage, float[] gradient) {
          for (int i = 0; i < n; i++) {
            gradient[i] = gradient[i] / (1 + SQUARE * voltage[i] * voltage[i]);
          }
        }
      };

  /** Writes the spikes of voltages. */
  void fire(int n, float[] voltage, float[] spikes);

  /** Turns gradients by spikes into gradients by voltages. */
  void backward(int n, float[] voltage, float[] gradient);
}
