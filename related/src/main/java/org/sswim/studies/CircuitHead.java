package org.sswim.studies;

/** What stands between the rates of spiking neurons and the outputs. */
interface CircuitHead {
  /** Maps rates, 0 .. 1 each. */
  double[] of(double[] rate);

  /** The head of a model. */
  static CircuitHead of(StudyModel model) {
    int units = model.number(CircuitFormat.UNITS);
    if (units > 0) {
      float[] weights = model.values("head.weights");
      return rate -> hidden(rate, units, weights);
    }
    int depth = model.number(CircuitFormat.DEPTH);
    if (depth == 0) {
      return double[]::clone;
    }
    Circuit circuit = new Circuit(model.number(CircuitFormat.QUBITS), depth);
    double[] turns = new double[circuit.weights()];
    float[] weights = model.values("head.weights");
    for (int i = 0; i < turns.length; i++) {
      turns[i] = weights[i];
    }
    return rate -> expectations(rate, circuit, turns);
  }

  /** Units {@code tanh(W r + b)}; weights {@code [rates + 1][units]}, b at the end. */
  private static double[] hidden(double[] rate, int units, float[] weights) {
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

  /** A rate r turns a qubit by {@code pi r}. */
  private static double[] expectations(double[] rate, Circuit circuit, double[] turns) {
    double[] angle = new double[rate.length];
    for (int i = 0; i < rate.length; i++) {
      angle[i] = Math.PI * rate[i];
    }
    double[] out = new double[circuit.qubits()];
    circuit.forward(angle, turns, new StateVector(circuit.qubits()), out);
    return out;
  }
}
