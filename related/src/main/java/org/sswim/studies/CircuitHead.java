package org.sswim.studies;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Axes;

/** The part between the rates of spiking neurons and the outputs. */
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
      Checks.that(units >= 1).or("units must be at least 1; got %s", units);
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
   * A circuit that rates turn the qubits of.
   *
   * @param weights angles: {@code [weights of the circuit]}
   * @param turn angle of a rate of 1, in radians; null for pi
   * @param noise that acts in it, on {@value #MOST_NOISY_QUBITS} qubits at most; null for none
   */
  record Quantum(
      Circuit circuit,
      @Axes("weights") float[] weights,
      @Nullable Double turn,
      @Nullable Noise noise)
      implements CircuitHead {
    /** Qubits whose noise is simulated at most. */
    public static final int MOST_NOISY_QUBITS = 6;

    /** Checks the shape. */
    public Quantum {
      ShownModel.requireLength("weights", weights, circuit.weights());
      if (noise != null) {
        Checks.within("qubits with noise", circuit.qubits(), 1, MOST_NOISY_QUBITS);
      }
    }

    @Override
    public double[] of(double[] rate) {
      return circuit.expectations(angles(rate), turns(), noise);
    }

    /** By how much a rate of 1 turns a qubit, in radians. */
    public double radians() {
      return turn == null ? Math.PI : turn;
    }

    /** The angles by which rates turn qubits. */
    public double[] angles(double[] rate) {
      return Arrays.stream(rate).map(r -> radians() * r).toArray();
    }

    /** The weights, which are angles, too. */
    public double[] turns() {
      double[] turns = new double[weights.length];
      Arrays.setAll(turns, i -> weights[i]);
      return turns;
    }

    @Override
    public int outputs(int rates) {
      Checks.that(rates == circuit.inputs())
          .or(
              "a circuit of %s qubits takes %s rates; got %s",
              circuit.qubits(), circuit.inputs(), rates);
      return circuit.qubits();
    }
  }
}
