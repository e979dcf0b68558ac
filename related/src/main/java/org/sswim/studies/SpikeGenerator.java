package org.sswim.studies;

import java.util.random.RandomGenerator;

/**
 * A network of random neurons. Each hears a delay line that tells the time, units that fire half of
 * the time, and the past of all neurons:
 *
 * <pre>
 *   u_i(t) = sum_jb w_ijb (f_b * s_j)(t) + w_i (g * s_i)(t) + gamma_i,   P(s_i(t) = 1) = 1 / (1 + exp(-u_i(t)))
 * </pre>
 *
 * <p>The last neurons are visible; those before them are hidden.
 */
final class SpikeGenerator {
  private final int steps;
  private final int noise;
  private final int hidden;
  private final int neurons;
  private final int lags;

  /** f_b(k): {@code [filters][lags]}. */
  private final float[][] filters;

  /** g(k): {@code [lags]}. */
  private final float[] trace;

  /** w and behind them gamma: {@code [(steps + noise + neurons) filters + 1][neurons]}. */
  private final float[] weights;

  /** w_i: {@code [neurons]}. */
  private final float[] own;

  SpikeGenerator(SpikeGenerators all, SpikeGenerators.Weights weights) {
    steps = all.steps();
    noise = all.noise();
    hidden = all.hidden();
    neurons = weights.own().length;
    filters = all.filters();
    lags = all.trace().length;
    trace = all.trace();
    this.weights = weights.weights();
    own = weights.own();
  }

  /** A spike train of the visible neurons: {@code [steps][visible]}. */
  float[] sample(RandomGenerator random) {
    float[] potentials = new float[steps * neurons];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(weights, weights.length - neurons, potentials, t * neurons, neurons);
    }
    for (int t = 0; t < steps; t++) {
      spread(potentials, t, t, 0);
      for (int i = 0; i < noise; i++) {
        if (random.nextBoolean()) {
          spread(potentials, t, steps + i, 0);
        }
      }
    }
    int visible = neurons - hidden;
    float[] train = new float[steps * visible];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < neurons; i++) {
        double p = 1 / (1 + Math.exp(-(double) potentials[t * neurons + i]));
        if (random.nextDouble() < p) {
          spread(potentials, t, steps + noise + i, 1);
          spreadOwn(potentials, t, i);
          if (i >= hidden) {
            train[t * visible + i - hidden] = 1;
          }
        }
      }
    }
    return train;
  }

  /** Adds what a spike of a source does to the potentials from some lag on. */
  private void spread(float[] potentials, int t, int source, int from) {
    int end = Math.min(steps - t, lags);
    for (int k = from; k < end; k++) {
      for (int b = 0; b < filters.length; b++) {
        float f = filters[b][k];
        int row = (source * filters.length + b) * neurons;
        for (int i = 0; i < neurons; i++) {
          potentials[(t + k) * neurons + i] += f * weights[row + i];
        }
      }
    }
  }

  private void spreadOwn(float[] potentials, int t, int neuron) {
    int end = Math.min(steps - t, lags);
    for (int k = 1; k < end; k++) {
      potentials[(t + k) * neurons + neuron] += trace[k] * own[neuron];
    }
  }
}
