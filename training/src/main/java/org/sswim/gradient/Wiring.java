package org.sswim.gradient;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.network.InputLayer;

/**
 * Which inputs the weights of a layer are of. Where neurons see fields, only the weights of these
 * are there: what is not there stays 0.
 *
 * @param inputs number of inputs of the layer
 * @param width weights of a neuron, some of which may be of no input and stay 0
 * @param input the input that each weight is of, or -1: {@code [neurons][width]}; null where every
 *     neuron has a weight of every input, in their order
 */
record Wiring(int inputs, int width, int @Nullable [] input) {

  /** Every input. */
  static Wiring full(int inputs) {
    return new Wiring(inputs, inputs, null);
  }

  /**
   * Fields of the tapped inputs of a layer.
   *
   * @param fields as {@link Structure} has them
   * @throws IllegalArgumentException if there is context, no input, or one out of range
   */
  static Wiring of(int[][] fields, InputLayer layer) {
    int inputs = layer.signals() * layer.taps();
    int width = Arrays.stream(fields).mapToInt(field -> field.length).max().orElse(0);
    Checks.that(layer.context() <= 0 && width != 0)
        .or("fields are of tapped inputs, without context");
    int[] input = new int[Math.multiplyExact(fields.length, width)];
    Arrays.fill(input, -1);
    for (int i = 0; i < fields.length; i++) {
      for (int k = 0; k < fields[i].length; k++) {
        Checks.not(fields[i][k] < 0 || fields[i][k] >= inputs)
            .or("inputs of fields must lie in 0..%s; got %s", inputs - 1, fields[i][k]);
        int signal = fields[i][k] / layer.taps();
        int tap = fields[i][k] % layer.taps();
        input[i * width + k] = (layer.taps() - 1 - tap) * layer.signals() + signal;
      }
    }
    return new Wiring(inputs, width, input);
  }

  /**
   * The weights of all inputs.
   *
   * @param weights {@code [neurons][width]}
   * @param all written where there is a weight: {@code [neurons][inputs]}
   */
  void expand(float[] weights, float[] all) {
    if (input == null) {
      System.arraycopy(weights, 0, all, 0, weights.length);
      return;
    }
    for (int w = 0; w < input.length; w++) {
      if (input[w] >= 0) {
        all[w / width * inputs + input[w]] = weights[w];
      }
    }
  }

  /**
   * Adds the values of the weights that are there.
   *
   * @param all {@code [neurons][inputs]}
   * @param weights added to: {@code [neurons][width]}
   */
  void gather(float[] all, float[] weights) {
    if (input == null) {
      StepLoops.add(weights.length, all, weights);
      return;
    }
    for (int w = 0; w < input.length; w++) {
      if (input[w] >= 0) {
        weights[w] += all[w / width * inputs + input[w]];
      }
    }
  }
}
