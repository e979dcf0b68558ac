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
  /** Expectations of Z of a circuit where each qubit suffers noise behind each block. */
  double[] expectations(Circuit circuit, double[] x, double[] w) {
    double[] out = new double[circuit.qubits()];
    DensityMatrix rho = new DensityMatrix(circuit.qubits());
    circuit.forward(
        x,
        w,
        rho,
        k -> {
          rho.bitFlip(k, bitFlip);
          rho.depolarise(k, depolarising);
          rho.damp(k, damping);
        },
        out);
    return out;
  }
}
