package org.sswim.algorithms.quantum;

import org.sswim.studies.Circuit;

/**
 * Channels of noise behind each block of a circuit.
 *
 * @param bitFlip chance that a qubit flips
 * @param depolarising chance of one of X, Y, Z, each alike
 * @param damping chance that a 1 falls to 0
 */
record Noise(double bitFlip, double depolarising, double damping) {
  private static final int ROTATIONS = 3;

  /**
   * Expectations of Z of a circuit where each qubit suffers noise behind each block.
   *
   * @param out written: {@code [qubits]}
   */
  void expectations(Circuit circuit, double[] x, double[] w, double[] out) {
    int qubits = circuit.qubits();
    DensityMatrix rho = new DensityMatrix(qubits);
    for (int d = 0; d < circuit.depth(); d++) {
      for (int k = 0; d > 0 && k + 1 < qubits; k++) {
        rho.cz(k, k + 1);
      }
      for (int k = 0; k < qubits; k++) {
        rot(rho, k, x, ROTATIONS * k);
        rot(rho, k, w, d * circuit.inputs() + ROTATIONS * k);
        rho.bitFlip(k, bitFlip);
        rho.depolarise(k, depolarising);
        rho.damp(k, damping);
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
}
