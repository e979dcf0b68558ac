package org.sswim.studies;

/**
 * The mixed state of some qubits, for noise: element (row, column) of rho stands at {@code row +
 * 2^n column} of a vector of twice as many qubits. A gate U makes {@code U rho U*}: it acts on the
 * qubits of the row, and its complex conjugate on those of the column. An observable is such a
 * matrix, too, and goes back through the adjoint channels.
 */
public record DensityMatrix(int qubits, StateVector amplitudes) implements Circuit.Gates {

  /** All qubits 0. */
  public DensityMatrix(int qubits) {
    this(qubits, new StateVector(2 * qubits));
  }

  /** Real part of an element. */
  public double re(int row, int column) {
    return amplitudes.re(row + (column << qubits));
  }

  @Override
  public void rz(int qubit, double angle) {
    amplitudes.rz(qubit, angle);
    amplitudes.rz(qubit + qubits, -angle);
  }

  @Override
  public void ry(int qubit, double angle) {
    amplitudes.ry(qubit, angle);
    amplitudes.ry(qubit + qubits, angle);
  }

  @Override
  public void cz(int one, int two) {
    amplitudes.cz(one, two);
    amplitudes.cz(one + qubits, two + qubits);
  }

  /** {@code (1 - p) rho + p X rho X}. */
  public void bitFlip(int qubit, double p) {
    mix(qubit, 1 - p, p, 1 - p, p, 1 - p, p);
  }

  /** {@code (1 - p) rho + p/3 (X rho X + Y rho Y + Z rho Z)}. */
  public void depolarise(int qubit, double p) {
    mix(qubit, 1 - 2 * p / 3, 2 * p / 3, 1 - 2 * p / 3, 2 * p / 3, 1 - 4 * p / 3, 0);
  }

  /** A 1 becomes a 0 with chance gamma. */
  public void damp(int qubit, double gamma) {
    mix(qubit, 1, gamma, 1 - gamma, 0, Math.sqrt(1 - gamma), 0);
  }

  /** The adjoint of {@link #damp}. */
  public void dampBack(int qubit, double gamma) {
    mix(qubit, 1, 0, 1 - gamma, gamma, Math.sqrt(1 - gamma), 0);
  }

  /**
   * Of the four blocks of a qubit: {@code 00' = a 00 + b 11, 11' = c 11 + d 00, 01' = e 01 + f 10,
   * 10' = e 10 + f 01}.
   */
  private void mix(int qubit, double a, double b, double c, double d, double e, double f) {
    int row = 1 << qubit;
    int column = 1 << (qubit + qubits);
    for (int s = 0; s < 1 << (2 * qubits); s++) {
      if ((s & row) == 0 && (s & column) == 0) {
        pair(s, s | row | column, a, b, c, d);
        pair(s | column, s | row, e, f, e, f);
      }
    }
  }

  private void pair(int one, int two, double a, double b, double c, double d) {
    double re = amplitudes.re(one);
    double im = amplitudes.im(one);
    double otherRe = amplitudes.re(two);
    double otherIm = amplitudes.im(two);
    amplitudes.set(one, a * re + b * otherRe, a * im + b * otherIm);
    amplitudes.set(two, c * otherRe + d * re, c * otherIm + d * im);
  }

  /** The expectation of Z of a qubit. */
  @Override
  public double z(int qubit) {
    double sum = 0;
    for (int s = 0; s < 1 << qubits; s++) {
      sum += ((s >> qubit) & 1) == 0 ? re(s, s) : -re(s, s);
    }
    return sum;
  }
}
