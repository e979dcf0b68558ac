package org.sswim.algorithms.languagemodel;

import java.util.Arrays;
import java.util.List;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.algorithms.learning.Rows;
import org.sswim.linalg.Blas;

/**
 * Loss and gradient of stretches of a text, each from a state of rest, in the memory of one worker:
 * back-propagation through time of
 *
 * <pre>
 *   i, f, o = sigmoid(W x + U h + b),  g = tanh(W x + U h + b),  c = f c + i g,  h = o tanh(c)
 * </pre>
 *
 * <p>whose softmax of {@code V h + d} says the next character. The loss of a stretch is the mean of
 * {@code -ln p} over its characters.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997, Long
 *     short-term memory</a>
 */
final class LstmPass extends GradientPass {
  private final Lstm lstm;
  private final int[] text;
  private final int length;
  private final int cells;
  private final int wide;

  /** Gates after their functions, {@code [steps][rows][4 cells]}; then gradients before them. */
  private final float[] gates;

  /** {@code [steps + 1][rows][cells]}; the first is the state of before. */
  private final float[] memory;

  private final float[] squashed;
  private final float[] state;
  private final float[] evidence;
  private final float[] byEvidence;
  private final int[] input;
  private final int[] target;
  private final float[] byStateNow;
  private final float[] byMemory;
  private final float[] byGates;

  /**
   * Memory of a worker.
   *
   * @param text numbers of characters; stretch i begins at i times the length
   * @param length characters of a stretch
   */
  LstmPass(Lstm lstm, int[] text, int length, int rows) {
    this.lstm = lstm;
    this.text = text;
    this.length = length;
    cells = lstm.cells();
    wide = Lstm.GATES * cells;
    gates = new float[length * rows * wide];
    memory = new float[(length + 1) * rows * cells];
    squashed = new float[length * rows * cells];
    state = new float[(length + 1) * rows * cells];
    evidence = new float[length * rows * lstm.symbols()];
    byEvidence = new float[evidence.length];
    input = new int[length * rows];
    target = new int[length * rows];
    byStateNow = new float[rows * cells];
    byMemory = new float[rows * cells];
    byGates = new float[rows * wide];
    addZeros(lstm.parameters());
  }

  @Override
  protected double pass(int[] order, int from, int count, double share) {
    rest(count);
    for (int t = 0; t < length; t++) {
      for (int r = 0; r < count; r++) {
        int at = order[from + r] * length + t;
        input[t * count + r] = text[at];
        target[t * count + r] = text[at + 1];
      }
    }
    forward(count);
    double loss = evidenceLoss(count, share);
    if (share > 0) {
      backward(count);
    }
    return loss;
  }

  /** States of rest. */
  void rest(int count) {
    Arrays.fill(memory, 0, count * cells, 0);
    Arrays.fill(state, 0, count * cells, 0);
  }

  /**
   * The sum of {@code -ln p} over streams side by side, that go on where they were.
   *
   * @param starts place in the text of each stream
   * @return the sum over all characters
   */
  double next(int[] starts) {
    int count = starts.length;
    for (int t = 0; t < length; t++) {
      for (int r = 0; r < count; r++) {
        input[t * count + r] = text[starts[r] + t];
        target[t * count + r] = text[starts[r] + t + 1];
      }
    }
    forward(count);
    double loss = evidenceLoss(count, 0) * length;
    int n = count * cells;
    System.arraycopy(memory, length * n, memory, 0, n);
    System.arraycopy(state, length * n, state, 0, n);
    return loss;
  }

  private double evidenceLoss(int count, double share) {
    return CrossEntropy.of(
            length * count, lstm.symbols(), evidence, target, share / length, byEvidence)
        / length;
  }

  private void forward(int count) {
    int n = count * cells;
    float[] z = new float[count * wide];
    float[] h = new float[n];
    for (int t = 0; t < length; t++) {
      for (int r = 0; r < count; r++) {
        int row = input[t * count + r] * wide;
        for (int j = 0; j < wide; j++) {
          z[r * wide + j] = lstm.byInput()[row + j] + lstm.bias()[j];
        }
      }
      System.arraycopy(state, t * n, h, 0, n);
      Blas.gemmNN(count, wide, cells, 1, h, lstm.byState(), 1, z);
      for (int r = 0; r < count; r++) {
        int from = r * wide;
        int to = (t * count + r) * wide;
        for (int j = 0; j < wide; j++) {
          boolean candidate = j >= 2 * cells && j < 3 * cells;
          float x = z[from + j];
          gates[to + j] = candidate ? (float) Math.tanh(x) : (float) (1 / (1 + Math.exp(-x)));
        }
        for (int k = 0; k < cells; k++) {
          int at = t * n + r * cells + k;
          float c = gates[to + cells + k] * memory[at] + gates[to + k] * gates[to + 2 * cells + k];
          memory[at + n] = c;
          squashed[at] = (float) Math.tanh(c);
          state[at + n] = gates[to + 3 * cells + k] * squashed[at];
        }
      }
    }
    int symbols = lstm.symbols();
    for (int r = 0; r < length * count; r++) {
      System.arraycopy(lstm.outputBias(), 0, evidence, r * symbols, symbols);
    }
    Blas.gemmNN(
        length * count, symbols, cells, 1, behind(state, n, count), lstm.byOutput(), 1, evidence);
  }

  /** States without the first. */
  private float[] behind(float[] values, int n, int count) {
    return Arrays.copyOfRange(values, n, n + length * count * cells);
  }

  private void backward(int count) {
    List<float[]> gradients = gradients();
    int n = count * cells;
    int symbols = lstm.symbols();
    float[] states = behind(state, n, count);
    Blas.gemmTN(cells, symbols, length * count, 1, states, byEvidence, 0, gradients.get(3));
    Rows.addColumns(length * count, symbols, byEvidence, gradients.get(4));
    float[] byStates = new float[length * n];
    Blas.gemmNT(length * count, cells, symbols, 1, byEvidence, lstm.byOutput(), 0, byStates);
    Arrays.fill(byStateNow, 0, n, 0);
    Arrays.fill(byMemory, 0, n, 0);
    for (int t = length - 1; t >= 0; t--) {
      for (int i = 0; i < n; i++) {
        byStateNow[i] += byStates[t * n + i];
      }
      gatesBackward(t, count);
      for (int r = 0; r < count; r++) {
        int row = input[t * count + r] * wide;
        for (int j = 0; j < wide; j++) {
          gradients.get(0)[row + j] += byGates[r * wide + j];
        }
      }
      Rows.addColumns(count, wide, byGates, gradients.get(2));
      Blas.gemmTN(
          cells,
          wide,
          count,
          1,
          Arrays.copyOfRange(state, t * n, (t + 1) * n),
          byGates,
          1,
          gradients.get(1));
      Blas.gemmNT(count, cells, wide, 1, byGates, lstm.byState(), 0, byStateNow);
    }
  }

  /** Gradients before the functions of the gates; those by the memory go on to the step before. */
  private void gatesBackward(int t, int count) {
    int n = count * cells;
    for (int r = 0; r < count; r++) {
      int to = r * wide;
      int at = (t * count + r) * wide;
      for (int k = 0; k < cells; k++) {
        int i = t * n + r * cells + k;
        float in = gates[at + k];
        float keep = gates[at + cells + k];
        float candidate = gates[at + 2 * cells + k];
        float out = gates[at + 3 * cells + k];
        float dh = byStateNow[r * cells + k];
        float dc = byMemory[r * cells + k] + dh * out * (1 - squashed[i] * squashed[i]);
        byGates[to + k] = dc * candidate * in * (1 - in);
        byGates[to + cells + k] = dc * memory[i] * keep * (1 - keep);
        byGates[to + 2 * cells + k] = dc * in * (1 - candidate * candidate);
        byGates[to + 3 * cells + k] = dh * squashed[i] * out * (1 - out);
        byMemory[r * cells + k] = dc * keep;
      }
    }
  }
}
