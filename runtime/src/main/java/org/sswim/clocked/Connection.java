package org.sswim.clocked;

/**
 * A map from the outputs of neurons to the inputs of others: {@code out = W in + b}. Images lie row
 * by row, the channels of a pixel beside each other.
 */
public sealed interface Connection permits Dense, Convolution, AveragePooling {

  /** Number of inputs. */
  int inputs();

  /** Number of outputs. */
  int outputs();

  /** Number of weights and biases. */
  long parameters();

  /**
   * Applies the map.
   *
   * @param in {@code [inputs]}
   * @param out written: {@code [outputs]}
   * @return synaptic operations: connections from inputs that are not 0
   */
  long apply(float[] in, float[] out);
}
