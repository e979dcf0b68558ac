package org.sswim.algorithms.quantum;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.studies.Circuit;
import org.sswim.studies.StateVector;

/** What stands between the rates of spiking neurons and the outputs. */
interface RateHead {
  /** Its name in tables. */
  String name();

  /** Number of outputs. */
  int outputs();

  /** Changed by training. */
  float[] weights();

  /** A worker's memory. */
  Run run();

  /** One sample at a time. */
  interface Run {
    /**
     * Maps.
     *
     * @param rate of each neuron, 0 .. 1
     * @param out written: {@code [outputs]}
     */
    void forward(double[] rate, double[] out);

    /**
     * Takes the gradient of the same sample after {@link #forward}.
     *
     * @param slope by outputs
     * @param byRate written
     * @param byWeights added to
     */
    void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights);
  }

  /** Rates go on as they are. */
  record None(int outputs) implements RateHead {
    @Override
    public String name() {
      return "no circuit";
    }

    @Override
    public float[] weights() {
      return new float[0];
    }

    @Override
    public Run run() {
      return new Run() {
        @Override
        public void forward(double[] rate, double[] out) {
          System.arraycopy(rate, 0, out, 0, out.length);
        }

        @Override
        public void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
          System.arraycopy(slope, 0, byRate, 0, slope.length);
        }
      };
    }
  }

  /** Hidden units {@code tanh(W r + b)}, the classical counterpart. */
  record Tanh(int inputs, int outputs, float[] weights) implements RateHead {

    static Tanh drawn(int inputs, int outputs, UniformRandomProvider random) {
      float[] weights = new float[(inputs + 1) * outputs];
      double range = Math.sqrt(3.0 / inputs);
      for (int i = 0; i < inputs * outputs; i++) {
        weights[i] = (float) (range * (2 * random.nextDouble() - 1));
      }
      return new Tanh(inputs, outputs, weights);
    }

    @Override
    public String name() {
      return "classical, " + outputs + " tanh units";
    }

    @Override
    public Run run() {
      return new Run() {
        private final double[] unit = new double[outputs];

        @Override
        public void forward(double[] rate, double[] out) {
          for (int k = 0; k < outputs; k++) {
            double sum = weights[inputs * outputs + k];
            for (int i = 0; i < inputs; i++) {
              sum += weights[i * outputs + k] * rate[i];
            }
            unit[k] = Math.tanh(sum);
            out[k] = unit[k];
          }
        }

        @Override
        public void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
          Arrays.fill(byRate, 0);
          for (int k = 0; k < outputs; k++) {
            double own = slope[k] * (1 - unit[k] * unit[k]);
            byWeights[inputs * outputs + k] += own;
            for (int i = 0; i < inputs; i++) {
              byWeights[i * outputs + k] += own * rate[i];
              byRate[i] += own * weights[i * outputs + k];
            }
          }
        }
      };
    }
  }

  /** The circuit: a rate r turns a qubit by {@code pi r}. */
  record Quantum(Circuit circuit, float[] weights) implements RateHead {
    private static final double RANGE = 0.5;

    static Quantum drawn(int qubits, int depth, UniformRandomProvider random) {
      Circuit circuit = new Circuit(qubits, depth);
      float[] weights = new float[circuit.weights()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (RANGE * (2 * random.nextDouble() - 1));
      }
      return new Quantum(circuit, weights);
    }

    @Override
    public String name() {
      return "circuit, D = " + circuit.depth();
    }

    @Override
    public int outputs() {
      return circuit.qubits();
    }

    static double[] angles(double[] rate) {
      double[] angle = new double[rate.length];
      for (int i = 0; i < rate.length; i++) {
        angle[i] = Math.PI * rate[i];
      }
      return angle;
    }

    double[] wide() {
      double[] wide = new double[weights.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = weights[i];
      }
      return wide;
    }

    @Override
    public Run run() {
      return new Run() {
        private final StateVector state = new StateVector(circuit.qubits());
        private final StateVector lambda = new StateVector(circuit.qubits());

        @Override
        public void forward(double[] rate, double[] out) {
          circuit.forward(angles(rate), wide(), state, out);
        }

        @Override
        public void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
          Arrays.fill(byRate, 0);
          CircuitSlopes.backward(
              circuit, angles(rate), wide(), state, lambda, slope, byRate, byWeights);
          for (int i = 0; i < byRate.length; i++) {
            byRate[i] *= Math.PI;
          }
        }
      };
    }
  }

  /** A trained circuit in noise; it cannot be trained. */
  record InNoise(Quantum quantum, Noise noise) implements RateHead {
    @Override
    public String name() {
      return quantum.name() + ", noisy";
    }

    @Override
    public int outputs() {
      return quantum.outputs();
    }

    @Override
    public float[] weights() {
      return quantum.weights();
    }

    @Override
    public Run run() {
      return new Run() {
        @Override
        public void forward(double[] rate, double[] out) {
          noise.expectations(quantum.circuit(), Quantum.angles(rate), quantum.wide(), out);
        }

        @Override
        public void backward(double[] rate, double[] slope, double[] byRate, double[] byWeights) {
          throw new UnsupportedOperationException("no slopes are known in noise");
        }
      };
    }
  }
}
