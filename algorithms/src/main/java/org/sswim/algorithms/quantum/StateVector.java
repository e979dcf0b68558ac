package org.sswim.algorithms.quantum;

import java.util.Arrays;

/**
 * The state of some qubits: complex amplitudes of the basis states, whose k-th bit is qubit k.
 * Gates change it in place:
 *
 * <pre>
 *   RZ(a) = diag(e^(-ia/2), e^(ia/2)),  RY(a) = [[cos a/2, -sin a/2], [sin a/2, cos a/2]]
 *   CZ: the sign changes where both qubits are 1
 * </pre>
 */
final class StateVector {
  private final int qubits;
  private final double[] re;
  private final double[] im;

  /** All qubits 0. */
  StateVector(int qubits) {
    this.qubits = qubits;
    re = new double[1 << qubits];
    im = new double[1 << qubits];
    re[0] = 1;
  }

  /** Makes all qubits 0. */
  void reset() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    re[0] = 1;
  }

  int qubits() {
    return qubits;
  }

  double re(int state) {
    return re[state];
  }

  double im(int state) {
    return im[state];
  }

  void set(int state, double newRe, double newIm) {
    re[state] = newRe;
    im[state] = newIm;
  }

  /** Becomes {@code sum_k factor_k Z_k} of another state. */
  void weightedZ(StateVector other, double[] factor) {
    for (int s = 0; s < re.length; s++) {
      double sum = 0;
      for (int k = 0; k < qubits; k++) {
        sum += (s >> k & 1) == 0 ? factor[k] : -factor[k];
      }
      re[s] = sum * other.re[s];
      im[s] = sum * other.im[s];
    }
  }

  void rz(int qubit, double angle) {
    double c = Math.cos(angle / 2);
    double sine = Math.sin(angle / 2);
    for (int s = 0; s < re.length; s++) {
      double i = (s >> qubit & 1) == 0 ? -sine : sine;
      double r = re[s];
      re[s] = c * r - i * im[s];
      im[s] = c * im[s] + i * r;
    }
  }

  void ry(int qubit, double angle) {
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

  void cz(int one, int two) {
    int bits = 1 << one | 1 << two;
    for (int s = 0; s < re.length; s++) {
      if ((s & bits) == bits) {
        re[s] = -re[s];
        im[s] = -im[s];
      }
    }
  }

  /** The expectation of Z of a qubit: the chance of 0 less that of 1. */
  double z(int qubit) {
    double sum = 0;
    for (int s = 0; s < re.length; s++) {
      double p = re[s] * re[s] + im[s] * im[s];
      sum += (s >> qubit & 1) == 0 ? p : -p;
    }
    return sum;
  }

  /** The imaginary part of {@code <other| Z_qubit |this>}. */
  double imaginaryZ(StateVector other, int qubit) {
    double sum = 0;
    for (int s = 0; s < re.length; s++) {
      double part = other.re[s] * im[s] - other.im[s] * re[s];
      sum += (s >> qubit & 1) == 0 ? part : -part;
    }
    return sum;
  }

  /** The imaginary part of {@code <other| Y_qubit |this>}; {@code Y = [[0, -i], [i, 0]]}. */
  double imaginaryY(StateVector other, int qubit) {
    int bit = 1 << qubit;
    double sum = 0;
    for (int s = 0; s < re.length; s++) {
      if ((s & bit) == 0) {
        int t = s | bit;
        sum += other.re[t] * re[s] + other.im[t] * im[s];
        sum -= other.re[s] * re[t] + other.im[s] * im[t];
      }
    }
    return sum;
  }
}
