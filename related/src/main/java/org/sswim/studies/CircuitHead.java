package org.sswim.studies;

import java.util.Arrays;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Axes;

/** What stands between the rates of spiking neurons and the outputs. */
public sealed interface CircuitHead {
  /** Maps rates, 0 .. 1 each. */
  double[] of(double[] rate);

  /**
   * Number of values that it gives.
   *
   * @param rates how many it takes
   * @throws IllegalArgumentException if it cannot take as many
   */
  int outputs(int rates);

  /** Nothing: rates go on as they are. */
  record Rates() implements CircuitHead {
    @Override
    public double[] of(double[] rate) {
      return rate.clone();
    }

    @Override
    public int outputs(int rates) {
      return rates;
    }
  }

  /**
   * Units {@code tanh(W r + b)}.
   *
   * @param units how many, at least 1
   * @param weights W and then b, row-major {@code [rates + 1][units]}
   */
  record Hidden(int units, @Axes({"rates + 1", "units"}) float[] weights) implements CircuitHead {
    /** Checks the shape. */
    public Hidden {
      if (units < 1) {
        throw new IllegalArgumentException("units must be at least 1; got " + units);
      }
      ShownModel.requireLength("weights", weights, weights.length);
    }

    @Override
    public double[] of(double[] rate) {
      double[] out = new double[units];
      for (int k = 0; k < units; k++) {
        double sum = weights[rate.length * units + k];
        for (int i = 0; i < rate.length; i++) {
          sum += weights[i * units + k] * rate[i];
        }
        out[k] = Math.tanh(sum);
      }
      return out;
    }

    @Override
    public int outputs(int rates) {
      ShownModel.requireLength("weights", weights, (rates + 1L) * units);
      return units;
    }
  }

  /**
   * A circuit; a rate r turns a qubit by {@code pi r}.
   *
   * @param weights angles: {@code [weights of the circuit]}
   */
  record Quantum(Circuit circuit, @Axes("weights") float[] weights) implements CircuitHead {
    /** Checks the shape. */
    public Quantum {
      ShownModel.requireLength("weights", weights, circuit.weights());
    }

    @Override
    public double[] of(double[] rate) {
      double[] out = new double[circuit.qubits()];
      circuit.forward(angles(rate), turns(), new StateVector(circuit.qubits()), out);
      return out;
    }

    /** The angles by which rates turn qubits: pi times each. */
    public static double[] angles(double[] rate) {
      return Arrays.stream(rate).map(r -> Math.PI * r).toArray();
    }

    /** The weights, which are angles, too. */
    public double[] turns() {
      double[] turns = new double[weights.length];
      Arrays.setAll(turns, i -> weights[i]);
      return turns;
    }

    @Override
    public int outputs(int rates) {
      if (rates != circuit.inputs()) {
        throw new IllegalArgumentException(
            "a circuit of %s qubits takes %s rates; got %s"
                .formatted(circuit.qubits(), circuit.inputs(), rates));
      }
      return circuit.qubits();
    }
  }
}
