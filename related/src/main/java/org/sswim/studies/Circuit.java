package org.sswim.studies;

/**
 * A circuit that data are loaded into again and again. Of each block every qubit i takes
 *
 * <pre>
 *   Rot(x_3i, x_3i+1, x_3i+2), then Rot(w_3i, w_3i+1, w_3i+2),  Rot(p, t, o) = RZ(o) RY(t) RZ(p)
 * </pre>
 *
 * <p>with weights of the block's own, and between two blocks neighbours are entangled by CZ, (0, 1)
 * first. Outputs are the expectations of Z.
 *
 * @param qubits 1 .. 12
 * @param depth D, blocks, at least 1
 */
public record Circuit(int qubits, int depth) {
  /** Rotations of a gate of three angles. */
  static final int ROTATIONS = 3;

  private static final int MOST_QUBITS = 12;
  private static final int MOST_BLOCKS = 20;

  /** Checks the ranges. */
  public Circuit {
    Whole.require("qubits", qubits, 1, MOST_QUBITS);
    Whole.require("depth", depth, 1, MOST_BLOCKS);
  }

  /** Inputs of a sample: three angles for each qubit. */
  public int inputs() {
    return ROTATIONS * qubits;
  }

  /** Number of weights: {@code [depth][qubits][3]}. */
  public int weights() {
    return depth * inputs();
  }

  /**
   * Expectations of Z.
   *
   * @param x angles: {@code [inputs]}
   * @param w angles: {@code [weights]}
   * @param state is left in the final state
   * @param out written: {@code [qubits]}
   */
  public void forward(double[] x, double[] w, StateVector state, double[] out) {
    state.reset();
    for (int d = 0; d < depth; d++) {
      for (int k = 0; d > 0 && k + 1 < qubits; k++) {
        state.cz(k, k + 1);
      }
      for (int k = 0; k < qubits; k++) {
        rot(state, k, x, ROTATIONS * k);
        rot(state, k, w, d * inputs() + ROTATIONS * k);
      }
    }
    for (int k = 0; k < qubits; k++) {
      out[k] = state.z(k);
    }
  }

  private static void rot(StateVector state, int qubit, double[] angle, int at) {
    state.rz(qubit, angle[at]);
    state.ry(qubit, angle[at + 1]);
    state.rz(qubit, angle[at + 2]);
  }
}
