package org.sswim.shown;

import java.util.List;
import org.sswim.energy.Synapses;

/**
 * A map from the outputs of neurons to the inputs of others: {@code out = W in + b}, or what is
 * done to them before. Images lie row by row, the channels of a pixel beside each other.
 */
public sealed interface Connection permits Dense, Convolution, AveragePooling, UnitLength {

  /** Number of inputs. */
  int inputs();

  /** Number of outputs. */
  int outputs();

  /** Number of weights and biases. */
  default long parameters() {
    return arrays().stream().mapToLong(array -> array.length).sum();
  }

  /**
   * Applies the map.
   *
   * @param in {@code [inputs]}
   * @param out written: {@code [outputs]}
   */
  void apply(float[] in, float[] out);

  /** How many synapses leave each input. */
  Synapses synapses();

  /** Weights and biases; empty for a connection without any. */
  List<float[]> arrays();
}
