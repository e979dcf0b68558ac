package org.sswim.studies;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Ranges;

/**
 * Channels of noise that each qubit passes behind its rotations in each block of a circuit.
 *
 * @param bitFlip chance that a qubit flips, 0 .. 1
 * @param depolarising chance of one of X, Y, Z, each alike, 0 .. 1
 * @param damping chance that a 1 falls to 0, 0 .. 1; null where the data decide: {@code 1 / (1 +
 *     e^-a)}, a the mean of the three angles by which they turn the qubit
 */
public record Noise(double bitFlip, double depolarising, @Nullable Double damping) {
  /** Checks the ranges. */
  public Noise {
    Ranges.requireShare("bitFlip", bitFlip);
    Ranges.requireShare("depolarising", depolarising);
    Ranges.requireShare("damping", damping == null ? 0 : damping);
  }

  /**
   * The chance that a 1 of a qubit falls to 0.
   *
   * @param x angles of the data: {@code [3 qubits]}
   */
  public double damping(double[] x, int qubit) {
    if (damping != null) {
      return damping;
    }
    double sum = 0;
    for (int i = 0; i < Circuit.ROTATIONS; i++) {
      sum += x[Circuit.ROTATIONS * qubit + i];
    }
    return 1 / (1 + Math.exp(-sum / Circuit.ROTATIONS));
  }

  /** Lets a qubit suffer all channels. */
  public void act(DensityMatrix rho, int qubit, double[] x) {
    rho.bitFlip(qubit, bitFlip);
    rho.depolarise(qubit, depolarising);
    rho.damp(qubit, damping(x, qubit));
  }

  /** The adjoint channels in reverse order, for an observable that goes back. */
  public void actBack(DensityMatrix observable, int qubit, double[] x) {
    observable.dampBack(qubit, damping(x, qubit));
    observable.depolarise(qubit, depolarising);
    observable.bitFlip(qubit, bitFlip);
  }
}
