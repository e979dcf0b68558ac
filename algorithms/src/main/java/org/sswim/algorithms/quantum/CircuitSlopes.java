package org.sswim.algorithms.quantum;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sswim.studies.Circuit;
import org.sswim.studies.DensityMatrix;
import org.sswim.studies.Noise;
import org.sswim.studies.StateVector;

/**
 * Slopes of what a {@link Circuit} gives.
 *
 * @param noise that acts in the circuit; null for none
 * @param x angles of the data: {@code [inputs]}
 * @param w those that train: {@code [weights]}
 * @param byX added to: {@code [inputs]}
 * @param byW added to: {@code [weights]}
 */
record CircuitSlopes(
    Circuit circuit, @Nullable Noise noise, double[] x, double[] w, double[] byX, double[] byW) {

  /**
   * Slopes of {@code sum_k g_k <Z_k>} by the adjoint method: state and the weighted observable of
   * it go back through the gates side by side. Behind a gate {@code e^(-i a P/2)} the slope by a is
   * {@code Im <lambda| P |psi>}. With noise both are matrices, seen as vectors, and the same holds.
   * The state before a channel is kept, as channels cannot be undone.
   *
   * @param g {@code [qubits]}
   */
  void backward(double[] g) {
    int qubits = circuit.qubits();
    if (noise == null) {
      StateVector state = new StateVector(qubits);
      circuit.forward(x, w, state, k -> {}, new double[qubits]);
      StateVector lambda = new StateVector(qubits);
      lambda.set(state);
      weigh(lambda, g);
      backward(state, lambda, k -> {});
      return;
    }
    DensityMatrix rho = new DensityMatrix(qubits);
    Deque<StateVector> before = new ArrayDeque<>();
    circuit.forward(
        x,
        w,
        rho,
        k -> {
          StateVector kept = new StateVector(2 * qubits);
          kept.set(rho.amplitudes());
          before.push(kept);
          noise.act(rho, k, x);
        },
        new double[qubits]);
    DensityMatrix observable = new DensityMatrix(qubits);
    for (int s = 0; s < 1 << qubits; s++) {
      observable.amplitudes().set(s + (s << qubits), 1, 0);
    }
    weigh(observable.amplitudes(), g);
    backward(
        rho,
        observable,
        k -> {
          if (noise.damping() == null) {
            dampingBack(rho, observable, k, noise.damping(x, k));
          }
          noise.actBack(observable, k, x);
          rho.amplitudes().set(before.pop());
        });
  }

  private void backward(Circuit.Gates state, Circuit.Gates lambda, IntConsumer behind) {
    for (int d = circuit.depth() - 1; d >= 0; d--) {
      for (int k = circuit.qubits() - 1; k >= 0; k--) {
        behind.accept(k);
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
      Circuit.Gates state,
      Circuit.Gates lambda,
      int qubit,
      double[] angle,
      double[] slope,
      int at) {
    for (int i = Circuit.ROTATIONS - 1; i >= 0; i--) {
      boolean y = i == 1;
      slope[at + i] +=
          y
              ? imaginaryY(state.amplitudes(), lambda.amplitudes(), qubit)
              : imaginaryZ(state.amplitudes(), lambda.amplitudes(), qubit);
      for (Circuit.Gates each : List.of(state, lambda)) {
        if (y) {
          each.ry(qubit, -angle[at + i]);
        } else {
          each.rz(qubit, -angle[at + i]);
        }
      }
    }
  }

  /**
   * Slopes by the angles that damping depends on.
   *
   * @param rho behind the channel
   * @param gamma of the channel, below 1
   */
  private void dampingBack(DensityMatrix rho, DensityMatrix observable, int qubit, double gamma) {
    StateVector state = rho.amplitudes();
    StateVector lambda = observable.amplitudes();
    int row = 1 << qubit;
    int column = row << (state.qubits() / 2);
    double sum = 0;
    for (int s = 0; s < 1 << state.qubits(); s++) {
      boolean one = (s & row) != 0;
      if (one && (s & column) != 0) {
        int fallen = s - row - column;
        sum += state.re(s) * (lambda.re(fallen) - lambda.re(s));
        sum += state.im(s) * (lambda.im(fallen) - lambda.im(s));
      } else if (one || (s & column) != 0) {
        sum -= (state.re(s) * lambda.re(s) + state.im(s) * lambda.im(s)) / 2;
      }
    }
    for (int i = 0; i < Circuit.ROTATIONS; i++) {
      // The slope by gamma is sum / (1 - gamma), and that of gamma by the mean gamma (1 - gamma).
      byX[Circuit.ROTATIONS * qubit + i] += sum * gamma / Circuit.ROTATIONS;
    }
  }

  /** Makes a vector {@code sum_k factor_k Z_k} of it. */
  private static void weigh(StateVector vector, double[] factor) {
    for (int s = 0; s < 1 << vector.qubits(); s++) {
      double sum = 0;
      for (int k = 0; k < factor.length; k++) {
        sum += ((s >> k) & 1) == 0 ? factor[k] : -factor[k];
      }
      vector.set(s, sum * vector.re(s), sum * vector.im(s));
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
