package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Rows;
import org.sswim.studies.Circuit;
import org.sswim.studies.CircuitHead;
import org.sswim.studies.Noise;

/**
 * What stands between the rates of spiking neurons and the outputs, with its slopes.
 *
 * @param form maps rates, one sample at a time
 * @param outputs how many it gives
 * @param weights changed by training
 */
record RateHead(CircuitHead form, int outputs, float[] weights) {
  /** Rates go on as they are. */
  static RateHead none(int rates) {
    return new RateHead(new CircuitHead.Rates(), rates, new float[0]);
  }

  /** Units {@code tanh(W r + b)}: what stands in for a circuit of as many parameters. */
  static RateHead tanh(int inputs, int units, UniformRandomProvider random) {
    float[] weights = new float[(inputs + 1) * units];
    double range = Math.sqrt(3.0 / inputs);
    for (int i = 0; i < inputs * units; i++) {
      weights[i] = (float) (range * (2 * random.nextDouble() - 1));
    }
    return new RateHead(new CircuitHead.Hidden(units, weights), units, weights);
  }

  /** Rates turn qubits of a circuit, and expectations of Z go on. */
  static RateHead quantum(SqdrOptions options, int depth, UniformRandomProvider random) {
    Circuit circuit = new Circuit(options.qubits(), depth);
    float[] weights = Rows.of(circuit.weights(), i -> options.start().draw(random));
    return new RateHead(
        new CircuitHead.Quantum(
            circuit,
            weights,
            options.turn() == Math.PI ? null : options.turn(),
            options.along() ? options.noise() : null),
        options.qubits(),
        weights);
  }

  /** The same circuit in noise. */
  RateHead in(Noise some) {
    CircuitHead.Quantum own = (CircuitHead.Quantum) form;
    return new RateHead(
        new CircuitHead.Quantum(own.circuit(), weights, own.turn(), some), outputs, weights);
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
   * Takes the gradient of a sample.
   *
   * @param slope by outputs
   * @param byRate written
   * @param byWeights added to
   */
  void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
    Arrays.fill(byRate, 0);
    if (form instanceof CircuitHead.Quantum own) {
      new CircuitSlopes(
              own.circuit(), own.noise(), own.angles(rate), own.turns(), byRate, byWeights)
          .backward(slope);
      for (int i = 0; i < byRate.length; i++) {
        byRate[i] *= own.radians();
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
