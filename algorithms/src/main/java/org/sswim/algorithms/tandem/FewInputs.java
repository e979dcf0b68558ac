package org.sswim.algorithms.tandem;

import java.util.Arrays;

/** Neurons of few inputs: of each its largest weights stay, and the others are 0. */
final class FewInputs {
  private FewInputs() {}

  /**
   * Sets weights to 0.
   *
   * @param most inputs that each neuron keeps; of equal weights the first
   * @param weights row-major {@code [inputs][outputs]}
   */
  static void keep(int most, int outputs, float[] weights) {
    int inputs = weights.length / outputs;
    if (inputs <= most) {
      return;
    }
    float[] size = new float[inputs];
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        size[i] = Math.abs(weights[i * outputs + j]);
      }
      Arrays.sort(size);
      float least = size[inputs - most];
      int level = 0;
      for (int i = inputs - most; i < inputs && size[i] == least; i++) {
        level++;
      }
      for (int at = j; at < weights.length; at += outputs) {
        float own = Math.abs(weights[at]);
        if (own < least || (own == least && level-- <= 0)) {
          weights[at] = 0;
        }
      }
    }
  }
}
