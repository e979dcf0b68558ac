package org.sswim.clocked;

/**
 * Every input to every output.
 *
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weights row-major {@code [inputs][outputs]}; shared, not copied
 * @param bias added at every step: {@code [outputs]}
 */
public record Dense(int inputs, int outputs, float[] weights, float[] bias) implements Connection {

  /** Checks the shapes. */
  public Dense {
    Checks.requireLength("weights", weights, (long) inputs * outputs);
    Checks.requireLength("biases", bias, outputs);
  }

  @Override
  public long parameters() {
    return (long) weights.length + bias.length;
  }

  @Override
  public long apply(float[] in, float[] out) {
    System.arraycopy(bias, 0, out, 0, outputs);
    long active = 0;
    for (int i = 0; i < inputs; i++) {
      float x = in[i];
      if (x != 0) {
        active++;
        Checks.add(outputs, x, weights, i * outputs, out, 0);
      }
    }
    return active * outputs;
  }
}
