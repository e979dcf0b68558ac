package org.sswim.algorithms.languagemodel;

import java.util.Arrays;
import java.util.List;
import org.sswim.lowbit.PackedPowers;
import org.sswim.lowbit.PowerTable;
import org.sswim.studies.LanguageStream;

/**
 * A language model whose weights are kept in few bits and never unpacked into floats. It takes
 * characters one at a time, from rest; see {@link LstmPass} for its equations.
 */
final class PackedStream {
  private final Lstm lstm;
  private final PackedPowers byInput;
  private final PackedPowers byState;
  private final PackedPowers byOutput;
  private final float[] sums;
  private final float[] gates;
  private final float[] memory;
  private final float[] state;
  private final float[] evidence;

  PackedStream(Lstm lstm, PowerTable table, PowerTable.Tie tie) {
    this.lstm = lstm;
    List<PowerTable.Weights> weights = lstm.weights();
    byInput = PackedPowers.of(table, weights.get(0), tie);
    byState = PackedPowers.of(table, weights.get(1), tie);
    byOutput = PackedPowers.of(table, weights.get(2), tie);
    int wide = lstm.bias().length;
    sums = new float[Math.max(wide, lstm.symbols())];
    gates = new float[wide];
    memory = new float[lstm.cells()];
    state = new float[lstm.cells()];
    evidence = new float[lstm.symbols()];
  }

  /** Bytes of all parameters, floats of the biases included. */
  long bytes() {
    return byInput.bytes()
        + byState.bytes()
        + byOutput.bytes()
        + (long) Float.BYTES * (lstm.bias().length + lstm.outputBias().length);
  }

  /** Takes a character, by its number. */
  void push(int character) {
    System.arraycopy(lstm.bias(), 0, gates, 0, gates.length);
    Arrays.fill(sums, 0);
    byInput.addRow(character, 1, sums);
    byInput.addScaled(sums, gates);
    addProduct(byState, gates);
    LanguageStream.step(gates, memory, state);
    System.arraycopy(lstm.outputBias(), 0, evidence, 0, evidence.length);
    addProduct(byOutput, evidence);
  }

  private void addProduct(PackedPowers weights, float[] out) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < state.length; k++) {
      weights.addRow(k, state[k], sums);
    }
    weights.addScaled(sums, out);
  }

  /** Evidence for each character that may follow. */
  float[] evidence() {
    return evidence;
  }
}
