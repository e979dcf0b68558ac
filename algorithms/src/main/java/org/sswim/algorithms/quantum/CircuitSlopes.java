package org.sswim.algorithms.quantum;

import org.sswim.studies.Circuit;
import org.sswim.studies.StateVector;

/** Slopes of what a {@link Circuit} gives. */
final class CircuitSlopes {
  private CircuitSlopes() {}

  /**
   * Slopes of {@code sum_k g_k <Z_k>} by the adjoint method: state and the weighted observable of
   * it go back through the gates side by side. Behind a gate {@code e^(-i a P/2)} the slope by a is
   * {@code Im <lambda| P |psi>}.
   *
   * @param state as {@link Circuit#forward} left it; goes back to all 0
   * @param lambda memory
   * @param g {@code [qubits]}
   * @param byX added to: {@code [inputs]}
   * @param byW added to: {@code [weights]}
   */
  static void backward(
      Circuit circuit,
      double[] x,
      double[] w,
      StateVector state,
      StateVector lambda,
      double[] g,
      double[] byX,
      double[] byW) {
    weightedZ(state, g, lambda);
    for (int d = circuit.depth() - 1; d >= 0; d--) {
      for (int k = circuit.qubits() - 1; k >= 0; k--) {
        back(state, lambda, k, w, byW, d * circuit.inputs() + Circuit.ROTATIONS * k);
        back(state, lambda, k, x, byX, Circuit.ROTATIONS * k);
      }
      for (int k = circuit.qubits() - 2; d > 0 && k >= 0; k--) {
        state.cz(k, k + 1);
        lambda.cz(k, k + 1);
      }
    }
  }

  private static void back(
      StateVector state, StateVector lambda, int qubit, double[] angle, double[] slope, int at) {
    slope[at + 2] += imaginaryZ(state, lambda, qubit);
    state.rz(qubit, -angle[at + 2]);
    lambda.rz(qubit, -angle[at + 2]);
    slope[at + 1] += imaginaryY(state, lambda, qubit);
    state.ry(qubit, -angle[at + 1]);
    lambda.ry(qubit, -angle[at + 1]);
    slope[at] += imaginaryZ(state, lambda, qubit);
    state.rz(qubit, -angle[at]);
    lambda.rz(qubit, -angle[at]);
  }

  /** Makes a state {@code sum_k factor_k Z_k} of another. */
  private static void weightedZ(StateVector of, double[] factor, StateVector to) {
    for (int s = 0; s < 1 << of.qubits(); s++) {
      double sum = 0;
      for (int k = 0; k < factor.length; k++) {
        sum += ((s >> k) & 1) == 0 ? factor[k] : -factor[k];
      }
      to.set(s, sum * of.re(s), sum * of.im(s));
    }
  }

  /** The imaginary part of {@code <other| Z_qubit |state>}. */
  private static double imaginaryZ(StateVector state, StateVector other, int qubit) {
    double sum = 0;
    for (int s = 0; s < 1 << state.qubits(); s++) {
      double part = other.re(s) * state.im(s) - other.im(s) * state.re(s);
      sum += ((s >> qubit) & 1) == 0 ? part : -part;
    }
    return sum;
  }

  /** The imaginary part of {@code <other| Y_qubit |state>}; {@code Y = [[0, -i], [i, 0]]}. */
  private static double imaginaryY(StateVector state, StateVector other, int qubit) {
    int bit = 1 << qubit;
    double sum = 0;
    for (int s = 0; s < 1 << state.qubits(); s++) {
      if ((s & bit) == 0) {
        int t = s | bit;
        sum += other.re(t) * state.re(s) + other.im(t) * state.im(s);
        sum -= other.re(s) * state.re(t) + other.im(s) * state.im(t);
      }
    }
    return sum;
  }
}
