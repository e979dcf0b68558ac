package org.sswim.shown;

import java.util.List;
import org.sswim.energy.Synapses;
import org.sswim.stored.Axes;

/**
 * Every input to every output.
 *
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weights row-major {@code [inputs][outputs]}; shared, not copied
 * @param bias added at every step: {@code [outputs]}
 */
public record Dense(
    int inputs,
    int outputs,
    @Axes({"inputs", "outputs"}) float[] weights,
    @Axes("outputs") float[] bias)
    implements Connection {

  /** Checks the shapes. */
  public Dense {
    ShownModel.requireLength("weights", weights, (long) inputs * outputs);
    ShownModel.requireLength("biases", bias, outputs);
  }

  @Override
  public void apply(float[] in, float[] out) {
    System.arraycopy(bias, 0, out, 0, outputs);
    for (int i = 0; i < inputs; i++) {
      if (in[i] != 0) {
        add(outputs, in[i], weights, i * outputs, out, 0);
      }
    }
  }

  /** {@code out[to + j] += x weights[from + j]}. */
  static void add(int n, float x, float[] weights, int from, float[] out, int to) {
    for (int j = 0; j < n; j++) {
      out[to + j] += x * weights[from + j];
    }
  }

  @Override
  public Synapses synapses() {
    return Synapses.of(weights, outputs);
  }

  @Override
  public List<float[]> arrays() {
    return List.of(weights, bias);
  }
}
