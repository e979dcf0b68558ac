package org.sswim.studies;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

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
  public static final int ROTATIONS = 3;

  private static final int MOST_QUBITS = 12;
  private static final int MOST_BLOCKS = 20;

  /** Checks the ranges. */
  public Circuit {
    Checks.within("qubits", qubits, 1, MOST_QUBITS);
    Checks.within("depth", depth, 1, MOST_BLOCKS);
  }

  /** Inputs of a sample: three angles for each qubit. */
  public int inputs() {
    return ROTATIONS * qubits;
  }

  /** Number of weights: {@code [depth][qubits][3]}. */
  public int weights() {
    return depth * inputs();
  }

  /** Something that gates act on. */
  public interface Gates {
    /** RZ(angle) on a qubit. */
    void rz(int qubit, double angle);

    /** RY(angle) on a qubit. */
    void ry(int qubit, double angle);

    /** CZ of two qubits. */
    void cz(int one, int two);

    /** The expectation of Z of a qubit. */
    double z(int qubit);

    /** All numbers that gates change; their lowest bits are the qubits. */
    StateVector amplitudes();
  }

  /**
   * Expectations of Z, from all qubits 0.
   *
   * @param x angles: {@code [inputs]}
   * @param w angles: {@code [weights]}
   * @param noise that acts behind the rotations of each qubit in each block; null for none
   * @return {@code [qubits]}
   */
  public double[] expectations(double[] x, double[] w, @Nullable Noise noise) {
    double[] out = new double[qubits];
    if (noise == null) {
      forward(x, w, new StateVector(qubits), k -> {}, out);
    } else {
      DensityMatrix rho = new DensityMatrix(qubits);
      forward(x, w, rho, k -> noise.act(rho, k, x), out);
    }
    return out;
  }

  /**
   * Expectations of Z.
   *
   * @param x angles: {@code [inputs]}
   * @param w angles: {@code [weights]}
   * @param state all qubits 0; is left in the final state
   * @param behind called after the rotations of each qubit in each block
   * @param out written: {@code [qubits]}
   */
  public void forward(double[] x, double[] w, Gates state, IntConsumer behind, double[] out) {
    for (int d = 0; d < depth; d++) {
      for (int k = 0; d > 0 && k + 1 < qubits; k++) {
        state.cz(k, k + 1);
      }
      for (int k = 0; k < qubits; k++) {
        rot(state, k, x, ROTATIONS * k);
        rot(state, k, w, d * inputs() + ROTATIONS * k);
        behind.accept(k);
      }
    }
    for (int k = 0; k < qubits; k++) {
      out[k] = state.z(k);
    }
  }

  private static void rot(Gates state, int qubit, double[] angle, int at) {
    state.rz(qubit, angle[at]);
    state.ry(qubit, angle[at + 1]);
    state.rz(qubit, angle[at + 2]);
  }
}
