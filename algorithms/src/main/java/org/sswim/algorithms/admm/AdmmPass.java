package org.sswim.algorithms.admm;

import org.sswim.linalg.Blas;

/**
 * Updates of the unknowns of some samples with the weights fixed, in the memory of one worker. With
 * penalties rho/2 on the equations
 *
 * <pre>
 *   z_{l,t} = d z_{l,t-1} + W_l a_{l-1,t} - th a_{l,t-1}   (outputs without reset)
 * </pre>
 *
 * <p>and beta/2 on {@code a = H(z - th)}, the loss is {@code |z_{L,T} - y|^2}, and the last
 * equation has a multiplier. Each update is the minimum over one kind of unknown of one layer, all
 * others fixed. Spikes are cut to [0, 1].
 *
 * @see <a href="https://arxiv.org/abs/2505.05527">Perin et al. 2025, ADMM-based training for
 *     spiking neural networks</a>
 */
final class AdmmPass {
  /** What the paper puts a voltage above the threshold by, that is to be above it. */
  private static final float LEAST_ABOVE = 1e-5f;

  private final AdmmNetwork network;
  private final AdmmOptions options;
  private final int steps;
  private final float d;
  private final float th;
  private final float rho;
  private final float beta;

  /** Input currents of the layer at work, {@code [steps][rows][width]}. */
  private final float[] current;

  private final float[] x;
  private final float[] above;
  private final float[] solved;

  /** Sums for the weights of a layer. */
  final float[] gram;

  final float[] cross;

  /** Squares of what changed and of what is left over, and how many. */
  Residuals residuals = new Residuals();

  AdmmPass(AdmmNetwork network, int rows) {
    this.network = network;
    options = network.options();
    steps = options.steps();
    d = (float) options.decay();
    th = (float) options.threshold();
    rho = (float) options.voltagePenalty();
    beta = (float) options.spikePenalty();
    int wide = 0;
    int gramSize = 0;
    int crossSize = 0;
    for (int l = 0; l < network.layers(); l++) {
      int in = network.width(l - 1);
      wide = Math.max(wide, network.width(l));
      gramSize = Math.max(gramSize, in * in);
      crossSize = Math.max(crossSize, in * network.width(l));
    }
    int size = Math.multiplyExact(Math.multiplyExact(steps, rows), wide);
    current = new float[size];
    x = new float[size];
    above = new float[size];
    solved = new float[size];
    gram = new float[gramSize];
    cross = new float[crossSize];
  }

  private boolean output(int layer) {
    return layer == network.layers() - 1;
  }

  /** Voltages, spikes and outputs as the network computes them. */
  void simulate(Unknowns own) {
    for (int l = 0; l < network.layers(); l++) {
      currents(own, l);
      int n = own.rows() * network.width(l);
      float[] z = own.voltages(l);
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < n; i++) {
          int at = t * n + i;
          float before = t == 0 ? 0 : d * z[at - n];
          if (!output(l) && t > 0) {
            before -= th * own.spikes(l)[at - n];
          }
          z[at] = before + current[at];
          if (!output(l)) {
            own.spikes(l)[at] = z[at] > th ? 1 : 0;
          }
        }
      }
    }
  }

  /** {@code W_l a_{l-1,t}} of all steps. */
  private void currents(Unknowns own, int layer) {
    int in = network.width(layer - 1);
    int out = network.width(layer);
    int n = own.rows() * out;
    int seen = own.seen(layer, steps);
    float[] weights = network.weights(layer);
    Blas.gemmNN(seen * own.rows(), out, in, 1, own.spikes(layer - 1), weights, 0, current);
    for (int t = seen; t < steps; t++) {
      System.arraycopy(current, 0, current, t * n, n);
    }
  }

  /** What a layer's voltages gain from their input: {@code z_t - d z_{t-1} (+ th a_{t-1})}. */
  private void gained(Unknowns own, int layer, float[] out) {
    int n = own.rows() * network.width(layer);
    float[] z = own.voltages(layer);
    System.arraycopy(z, 0, out, 0, n);
    for (int at = n; at < steps * n; at++) {
      out[at] = z[at] - d * z[at - n];
    }
    if (!output(layer)) {
      float[] a = own.spikes(layer);
      for (int at = n; at < steps * n; at++) {
        out[at] += th * a[at - n];
      }
    } else {
      int last = (steps - 1) * n;
      for (int i = 0; i < n; i++) {
        out[last + i] += own.multiplier()[i] / rho;
      }
    }
  }

  /**
   * Writes the sums over steps and samples that give the weights of a layer: {@link #gram} of a a',
   * upper triangle, and {@link #cross} of a x'.
   *
   * @param withGram whether the first is wanted; that of constant inputs never changes
   */
  void sums(Unknowns own, int layer, boolean withGram) {
    int in = network.width(layer - 1);
    int out = network.width(layer);
    int n = own.rows() * out;
    int seen = own.seen(layer, steps);
    gained(own, layer, x);
    for (int t = seen; t < steps; t++) {
      for (int i = 0; i < n; i++) {
        x[i] += x[t * n + i];
      }
    }
    if (withGram) {
      // What is the same at every step counts as often.
      Blas.syrk(seen * own.rows(), in, (float) steps / seen, own.spikes(layer - 1), 0, gram);
    }
    Blas.gemmTN(in, out, seen * own.rows(), 1, own.spikes(layer - 1), x, 0, cross);
  }

  /** Updates spikes and voltages of a hidden layer. */
  void hidden(Unknowns own, int layer) {
    currents(own, layer);
    spikes(own, layer);
    voltages(own, layer);
  }

  private void spikes(Unknowns own, int layer) {
    int width = network.width(layer);
    int n = own.rows() * width;
    float[] z = own.voltages(layer);
    float[] a = own.spikes(layer);
    gained(own, layer + 1, above);
    Blas.gemmNT(
        steps * own.rows(),
        width,
        network.width(layer + 1),
        1,
        above,
        network.weights(layer + 1),
        0,
        x);
    int last = (steps - 1) * n;
    for (int at = 0; at < steps * n; at++) {
      x[at] += z[at] > th ? beta / rho : 0;
    }
    for (int at = 0; at < last; at++) {
      x[at] -= th * (z[at + n] - d * z[at] - current[at + n]);
    }
    int before = (steps - 1) * own.rows();
    Blas.gemmNN(before, width, width, 1, x, network.resetInverse[layer], 0, solved);
    double changed = change(a, 0, last, solved);
    System.arraycopy(x, last, x, 0, n);
    Blas.gemmNN(own.rows(), width, width, 1, x, network.lastInverse[layer], 0, solved);
    changed += change(a, last, n, solved);
    residuals.changed(changed, (long) steps * n);
  }

  /** Takes over solutions, cut to [0, 1]; returns the sum of squares of what changes. */
  private static double change(float[] a, int from, int n, float[] solution) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      float cut = Math.max(0, Math.min(1, solution[i]));
      float change = cut - a[from + i];
      sum += change * change;
      a[from + i] = cut;
    }
    return sum;
  }

  private void voltages(Unknowns own, int layer) {
    int n = own.rows() * network.width(layer);
    float[] z = own.voltages(layer);
    float[] a = own.spikes(layer);
    float aside = (float) options.margin();
    float below = th - aside;
    float over = th + Math.max(aside, LEAST_ABOVE);
    for (int at = 0; at < steps * n; at++) {
      float q = current[at] + (at < n ? 0 : d * z[at - n] - th * a[at - n]);
      boolean ends = at >= (steps - 1) * n;
      float r = ends ? 0 : z[at + n] - current[at + n] + th * a[at];
      float best = ends ? q : (q + d * r) / (1 + d * d);
      float weight = ends ? 0 : 1;
      float cost = cost(best, q, r, weight);
      float jump = beta * (1 - 2 * a[at]);
      // Both against the cost at the threshold itself, then put aside of it.
      float gain = rho * (cost - cost(th, q, r, weight));
      if (best > th) {
        z[at] = jump + gain > 0 ? below : best;
      } else {
        z[at] = -jump + gain > 0 ? over : best;
      }
    }
  }

  private float cost(float z, float q, float r, float weight) {
    float late = r - d * z;
    return (z - q) * (z - q) + weight * late * late;
  }

  /**
   * Updates the outputs, and the multiplier.
   *
   * @param moving whether the multiplier moves
   */
  void outputs(Unknowns own, boolean moving) {
    int layer = network.layers() - 1;
    int classes = network.width(layer);
    int n = own.rows() * classes;
    float[] z = own.voltages(layer);
    float[] lambda = own.multiplier();
    currents(own, layer);
    int last = (steps - 1) * n;
    for (int at = 0; at < last; at++) {
      float q = current[at] + (at < n ? 0 : d * z[at - n]);
      float r = z[at + n] - current[at + n];
      if (at + n >= last) {
        r += lambda[at + n - last] / rho;
      }
      z[at] = (q + d * r) / (1 + d * d);
    }
    for (int i = 0; i < n; i++) {
      int at = last + i;
      float s = current[at] + d * z[at - n];
      float y = i % classes == own.label(i / classes) ? 1 : 0;
      z[at] = (rho * s + 2 * y - lambda[i]) / (2 + rho);
      if (moving) {
        lambda[i] += rho * (z[at] - s);
      }
    }
  }

  /** Puts outputs on the way to their targets that constant currents would take. */
  void aim(Unknowns own) {
    int layer = network.layers() - 1;
    int classes = network.width(layer);
    int n = own.rows() * classes;
    float[] z = own.voltages(layer);
    double whole = 0;
    for (int t = 0; t < steps; t++) {
      whole = d * whole + 1;
    }
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      sum = d * sum + 1;
      for (int i = 0; i < n; i++) {
        boolean right = i % classes == own.label(i / classes);
        z[t * n + i] = right ? (float) (sum / whole) : 0;
      }
    }
  }

  /** Notes what is left over of the equations. */
  void leftOver(Unknowns own) {
    for (int l = 0; l < network.layers(); l++) {
      currents(own, l);
      gained(own, l, x);
      int n = own.rows() * network.width(l);
      if (output(l)) {
        int last = (steps - 1) * n;
        for (int i = 0; i < n; i++) {
          x[last + i] -= own.multiplier()[i] / rho;
        }
      }
      double squares = 0;
      double apart = 0;
      for (int at = 0; at < steps * n; at++) {
        squares += (x[at] - current[at]) * (x[at] - current[at]);
        if (!output(l)) {
          apart += Math.abs(own.spikes(l)[at] - (own.voltages(l)[at] > th ? 1 : 0));
        }
      }
      long values = (long) steps * n;
      residuals.left(squares, values, apart, output(l) ? 0 : values);
    }
  }

  /** Forgets residuals. */
  void forget() {
    residuals = new Residuals();
  }
}
