package org.sswim.studies;

/**
 * The state of some qubits: complex amplitudes of the basis states, whose k-th bit is qubit k.
 * Gates change it in place:
 *
 * <pre>
 *   RZ(a) = diag(e^(-ia/2), e^(ia/2)),  RY(a) = [[cos a/2, -sin a/2], [sin a/2, cos a/2]]
 *   CZ: the sign changes where both qubits are 1
 * </pre>
 */
public final class StateVector implements Circuit.Gates {
  private final int qubits;
  private final double[] re;
  private final double[] im;

  /** All qubits 0. */
  public StateVector(int qubits) {
    this.qubits = qubits;
    re = new double[1 << qubits];
    im = new double[1 << qubits];
    re[0] = 1;
  }

  /** Takes the values of another of as many qubits. */
  public void set(StateVector other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
  }

  @Override
  public StateVector amplitudes() {
    return this;
  }

  /** Number of qubits. */
  public int qubits() {
    return qubits;
  }

  /** The real part of an amplitude. */
  public double re(int state) {
    return re[state];
  }

  /** The imaginary part of an amplitude. */
  public double im(int state) {
    return im[state];
  }

  /** Sets an amplitude. */
  public void set(int state, double newRe, double newIm) {
    re[state] = newRe;
    im[state] = newIm;
  }

  /** RZ(angle) on a qubit. */
  @Override
  public void rz(int qubit, double angle) {
    double c = Math.cos(angle / 2);
    double sine = Math.sin(angle / 2);
    for (int s = 0; s < re.length; s++) {
      double i = ((s >> qubit) & 1) == 0 ? -sine : sine;
      double r = re[s];
      re[s] = c * r - i * im[s];
      im[s] = c * im[s] + i * r;
    }
  }

  /** RY(angle) on a qubit. */
  @Override
  public void ry(int qubit, double angle) {
    double c = Math.cos(angle / 2);
    double sine = Math.sin(angle / 2);
    int bit = 1 << qubit;
    for (int s = 0; s < re.length; s++) {
      if ((s & bit) == 0) {
        int t = s | bit;
        double r = re[s];
        double i = im[s];
        re[s] = c * r - sine * re[t];
        im[s] = c * i - sine * im[t];
        re[t] = sine * r + c * re[t];
        im[t] = sine * i + c * im[t];
      }
    }
  }

  /** CZ of two qubits. */
  @Override
  public void cz(int one, int two) {
    int bits = (1 << one) | (1 << two);
    for (int s = 0; s < re.length; s++) {
      if ((s & bits) == bits) {
        re[s] = -re[s];
        im[s] = -im[s];
      }
    }
  }

  /** The expectation of Z of a qubit: the chance of 0 less that of 1. */
  @Override
  public double z(int qubit) {
    double sum = 0;
    for (int s = 0; s < re.length; s++) {
      double p = re[s] * re[s] + im[s] * im[s];
      sum += ((s >> qubit) & 1) == 0 ? p : -p;
    }
    return sum;
  }
}
