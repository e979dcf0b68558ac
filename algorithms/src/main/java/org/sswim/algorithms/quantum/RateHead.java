package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.studies.Circuit;
import org.sswim.studies.CircuitHead;
import org.sswim.studies.StateVector;

/**
 * What stands between the rates of spiking neurons and the outputs, with its slopes.
 *
 * @param form maps rates, one sample at a time
 * @param outputs how many it gives
 * @param weights changed by training
 * @param noise of a circuit; null for none
 */
record RateHead(CircuitHead form, int outputs, float[] weights, @Nullable Noise noise) {
  private static final double RANGE = 0.5;

  /** Rates go on as they are. */
  static RateHead none(int rates) {
    return new RateHead(new CircuitHead.Rates(), rates, new float[0], null);
  }

  /** Units {@code tanh(W r + b)}: what stands in for a circuit of as many parameters. */
  static RateHead tanh(int inputs, int units, UniformRandomProvider random) {
    float[] weights = new float[(inputs + 1) * units];
    double range = Math.sqrt(3.0 / inputs);
    for (int i = 0; i < inputs * units; i++) {
      weights[i] = (float) (range * (2 * random.nextDouble() - 1));
    }
    return new RateHead(new CircuitHead.Hidden(units, weights), units, weights, null);
  }

  /** Rates turn qubits of a circuit, by pi each, and expectations of Z go on. */
  static RateHead quantum(int qubits, int depth, UniformRandomProvider random) {
    Circuit circuit = new Circuit(qubits, depth);
    float[] weights = new float[circuit.weights()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (RANGE * (2 * random.nextDouble() - 1));
    }
    return new RateHead(new CircuitHead.Quantum(circuit, weights), qubits, weights, null);
  }

  /** The same circuit in noise, of which no slopes are known. */
  RateHead in(Noise some) {
    return new RateHead(form, outputs, weights, some);
  }

  /** Whether it is a circuit. */
  boolean quantum() {
    return form instanceof CircuitHead.Quantum;
  }

  /** Its name in tables. */
  String name() {
    if (form instanceof CircuitHead.Quantum own) {
      return "circuit, D = " + own.circuit().depth();
    }
    return form instanceof CircuitHead.Hidden own
        ? "classical, " + own.units() + " tanh units"
        : "no circuit";
  }

  /**
   * Maps.
   *
   * @param rate of each neuron, 0 .. 1
   */
  double[] of(double[] rate) {
    return noise != null && form instanceof CircuitHead.Quantum own
        ? noise.expectations(own.circuit(), CircuitHead.Quantum.angles(rate), own.turns())
        : form.of(rate);
  }

  /**
   * Takes the gradient of a sample.
   *
   * @param slope by outputs
   * @param byRate written
   * @param byWeights added to
   */
  void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
    Arrays.fill(byRate, 0);
    if (form instanceof CircuitHead.Quantum own) {
      int qubits = own.circuit().qubits();
      double[] angles = CircuitHead.Quantum.angles(rate);
      StateVector state = new StateVector(qubits);
      own.circuit().forward(angles, own.turns(), state, new double[qubits]);
      StateVector lambda = new StateVector(qubits);
      CircuitSlopes.backward(
          own.circuit(), angles, own.turns(), state, lambda, slope, byRate, byWeights);
      for (int i = 0; i < byRate.length; i++) {
        byRate[i] *= Math.PI;
      }
    } else if (form instanceof CircuitHead.Hidden) {
      double[] unit = form.of(rate);
      for (int k = 0; k < outputs; k++) {
        double own = slope[k] * (1 - unit[k] * unit[k]);
        byWeights[rate.length * outputs + k] += own;
        for (int i = 0; i < rate.length; i++) {
          byWeights[i * outputs + k] += own * rate[i];
          byRate[i] += own * weights[i * outputs + k];
        }
      }
    } else {
      System.arraycopy(slope, 0, byRate, 0, slope.length);
    }
  }
}
