package org.sswim.shown;

import java.util.Arrays;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.energy.Synapses;

/**
 * Divides what comes in by its length: {@code out = in / (|in| + 1e-4)}. It takes a sum over all
 * inputs within a step, so it is nothing that neurons do by themselves.
 *
 * @param inputs number of values, at least 1
 */
public record UnitLength(int inputs) implements Connection {
  private static final double LEAST = 1e-4;

  /** Checks that there is something to divide. */
  public UnitLength {
    Checks.that(inputs >= 1).or("inputs must be at least 1; got %s", inputs);
  }

  /**
   * What values are multiplied by.
   *
   * @param from place of the first
   * @param count how many
   */
  public static float factor(float[] values, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += (double) values[i] * values[i];
    }
    return (float) (1 / (Math.sqrt(squares) + LEAST));
  }

  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public void apply(float[] in, float[] out) {
    Arrays.fill(out, 0);
    Dense.add(inputs, factor(in, 0, inputs), in, 0, out, 0);
  }

  /** Each input to its own output. */
  @Override
  public Synapses synapses() {
    int[] used = new int[inputs];
    Arrays.fill(used, 1);
    return new Synapses(used, inputs, inputs, 0, 0);
  }

  @Override
  public List<float[]> arrays() {
    return List.of();
  }
}
