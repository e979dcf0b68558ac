package org.sswim.algorithms.quantum;

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
record Circuit(int qubits, int depth) {
  private static final int ROTATIONS = 3;

  /** Inputs of a sample: three angles for each qubit. */
  int inputs() {
    return ROTATIONS * qubits;
  }

  /** Number of weights: {@code [depth][qubits][3]}. */
  int weights() {
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
  void forward(double[] x, double[] w, StateVector state, double[] out) {
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

  /**
   * Slopes of {@code sum_k g_k <Z_k>} by the adjoint method: state and the weighted observable of
   * it go back through the gates side by side. Behind a gate {@code e^(-i a P/2)} the slope by a is
   * {@code Im <lambda| P |psi>}.
   *
   * @param state as {@link #forward} left it; goes back to all 0
   * @param lambda memory
   * @param g {@code [qubits]}
   * @param byX added to: {@code [inputs]}
   * @param byW added to: {@code [weights]}
   */
  void backward(
      double[] x,
      double[] w,
      StateVector state,
      StateVector lambda,
      double[] g,
      double[] byX,
      double[] byW) {
    lambda.weightedZ(state, g);
    for (int d = depth - 1; d >= 0; d--) {
      for (int k = qubits - 1; k >= 0; k--) {
        back(state, lambda, k, w, byW, d * inputs() + ROTATIONS * k);
        back(state, lambda, k, x, byX, ROTATIONS * k);
      }
      for (int k = qubits - 2; d > 0 && k >= 0; k--) {
        state.cz(k, k + 1);
        lambda.cz(k, k + 1);
      }
    }
  }

  private static void back(
      StateVector state, StateVector lambda, int qubit, double[] angle, double[] slope, int at) {
    slope[at + 2] += state.imaginaryZ(lambda, qubit);
    state.rz(qubit, -angle[at + 2]);
    lambda.rz(qubit, -angle[at + 2]);
    slope[at + 1] += state.imaginaryY(lambda, qubit);
    state.ry(qubit, -angle[at + 1]);
    lambda.ry(qubit, -angle[at + 1]);
    slope[at] += state.imaginaryZ(lambda, qubit);
    state.rz(qubit, -angle[at]);
    lambda.rz(qubit, -angle[at]);
  }

  /**
   * Expectations of Z where each qubit suffers noise behind each block.
   *
   * @param out written: {@code [qubits]}
   */
  void noisy(double[] x, double[] w, Noise noise, double[] out) {
    DensityMatrix rho = new DensityMatrix(qubits);
    for (int d = 0; d < depth; d++) {
      for (int k = 0; d > 0 && k + 1 < qubits; k++) {
        rho.cz(k, k + 1);
      }
      for (int k = 0; k < qubits; k++) {
        rot(rho, k, x, ROTATIONS * k);
        rot(rho, k, w, d * inputs() + ROTATIONS * k);
        rho.bitFlip(k, noise.bitFlip());
        rho.depolarise(k, noise.depolarising());
        rho.damp(k, noise.damping());
      }
    }
    for (int k = 0; k < qubits; k++) {
      out[k] = rho.z(k);
    }
  }

  private static void rot(DensityMatrix rho, int qubit, double[] angle, int at) {
    rho.rz(qubit, angle[at]);
    rho.ry(qubit, angle[at + 1]);
    rho.rz(qubit, angle[at + 2]);
  }

  /**
   * Channels of noise.
   *
   * @param bitFlip chance that a qubit flips
   * @param depolarising chance of one of X, Y, Z, each alike
   * @param damping chance that a 1 falls to 0
   */
  record Noise(double bitFlip, double depolarising, double damping) {}
}
