package org.sswim.model;

/**
 * A weight matrix as bytes, see {@link WeightFormat#INT8}.
 *
 * @param values row-major {@code [inputs][outputs]}, -127 .. 127
 * @param scale one per output or one per input
 */
record Int8Weights(byte[] values, float[] scale) {
  private static final int MOST = 127;

  /** What shares a scale. */
  enum Rows {
    /** The weights to one output. */
    OUTPUTS,
    /** The weights from one input. */
    INPUTS;

    private int row(int index, int outputs) {
      return this == OUTPUTS ? index % outputs : index / outputs;
    }
  }

  /**
   * Rounds weights.
   *
   * @param weights row-major {@code [inputs][outputs]}, finite
   */
  static Int8Weights of(float[] weights, int outputs, Rows rows) {
    float[] scale = new float[rows == Rows.OUTPUTS ? outputs : weights.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      int row = rows.row(i, outputs);
      scale[row] = Math.max(scale[row], Math.abs(weights[i]) / MOST);
    }
    byte[] values = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      float s = scale[rows.row(i, outputs)];
      // Where weights are so small that their scale is 0 they are 0, too.
      long q = s == 0 ? 0 : Math.round((double) weights[i] / s);
      values[i] = (byte) Math.max(-MOST, Math.min(MOST, q));
    }
    return new Int8Weights(values, scale);
  }

  /** The weights, row-major {@code [inputs][outputs]}. */
  float[] floats(int outputs, Rows rows) {
    float[] weights = new float[values.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = values[i] * scale[rows.row(i, outputs)];
    }
    return weights;
  }
}
