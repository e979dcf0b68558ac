package org.sswim.algorithms.languagemodel;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.gradient.Optimizer;
import org.sswim.lowbit.PowerTable;
import org.sswim.sampling.SeedStreams;

/**
 * The parameters of a language model with one layer of long short-term memory; gates stand side by
 * side in the order input, forget, candidate, output.
 *
 * @param symbols number of characters
 * @param cells of the memory
 * @param byInput {@code [symbols][4 cells]}
 * @param byState {@code [cells][4 cells]}
 * @param bias {@code [4 cells]}
 * @param byOutput {@code [cells][symbols]}
 * @param outputBias {@code [symbols]}
 */
record Lstm(
    int symbols,
    int cells,
    float[] byInput,
    float[] byState,
    float[] bias,
    float[] byOutput,
    float[] outputBias) {
  /** Gates of a cell. */
  static final int GATES = 4;

  /** Weights uniform within {@code 1/sqrt(cells)}; forget gates begin open. */
  static Lstm drawn(int symbols, int cells, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    int wide = GATES * cells;
    Lstm lstm =
        new Lstm(
            symbols,
            cells,
            new float[symbols * wide],
            new float[cells * wide],
            new float[wide],
            new float[cells * symbols],
            new float[symbols]);
    float most = (float) (1 / Math.sqrt(cells));
    fill(lstm.byInput, most, streams.stream("lstm-weights", 0));
    fill(lstm.byState, most, streams.stream("lstm-weights", 1));
    fill(lstm.byOutput, most, streams.stream("lstm-weights", 2));
    for (int j = cells; j < 2 * cells; j++) {
      lstm.bias[j] = 1;
    }
    return lstm;
  }

  private static void fill(float[] values, float most, UniformRandomProvider random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = most * (2 * random.nextFloat() - 1);
    }
  }

  /** A copy with arrays of its own. */
  Lstm copy() {
    return new Lstm(
        symbols,
        cells,
        byInput.clone(),
        byState.clone(),
        bias.clone(),
        byOutput.clone(),
        outputBias.clone());
  }

  /** All arrays, in this order. */
  List<float[]> parameters() {
    return List.of(byInput, byState, bias, byOutput, outputBias);
  }

  List<Optimizer.Group> groups() {
    return Optimizer.Group.of(parameters(), false);
  }

  /** The weights that a table may hold; gates, and as many parts of the characters, are groups. */
  List<PowerTable.Weights> weights() {
    return List.of(
        new PowerTable.Weights(byInput, GATES * cells, GATES),
        new PowerTable.Weights(byState, GATES * cells, GATES),
        new PowerTable.Weights(byOutput, symbols, Math.min(GATES, symbols)));
  }
}
