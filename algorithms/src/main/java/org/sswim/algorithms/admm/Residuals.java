package org.sswim.algorithms.admm;

/** What the solver is away from a solution, summed over samples and steps. */
final class Residuals {
  private final double[] squares;
  private final double[] changes;
  private final double[] apart;
  private final long[] count;
  private final long[] changed;

  Residuals(int layers) {
    squares = new double[layers];
    changes = new double[layers];
    apart = new double[layers];
    count = new long[layers];
    changed = new long[layers];
  }

  /** Hears what is left over of a layer's equations, and how far spikes and voltages disagree. */
  void left(int layer, double sumOfSquares, double sumOfDistances, long values) {
    squares[layer] += sumOfSquares;
    apart[layer] += sumOfDistances;
    count[layer] += values;
  }

  /** Hears how much a layer's spikes have changed. */
  void changed(int layer, double sumOfSquares, long values) {
    changes[layer] += sumOfSquares;
    changed[layer] += values;
  }

  /** Adds those of other samples. */
  void add(Residuals other) {
    for (int l = 0; l < squares.length; l++) {
      left(l, other.squares[l], other.apart[l], other.count[l]);
      changed(l, other.changes[l], other.changed[l]);
    }
  }

  void clear() {
    for (int l = 0; l < squares.length; l++) {
      squares[l] = 0;
      changes[l] = 0;
      apart[l] = 0;
      count[l] = 0;
      changed[l] = 0;
    }
  }

  /** The root of the mean square of what is left over of the voltage equations. */
  double primal() {
    return Math.sqrt(sum(squares) / Math.max(1, sum(count)));
  }

  /** The root of the mean square of how much spikes changed in an iteration. */
  double dual() {
    return Math.sqrt(sum(changes) / Math.max(1, sum(changed)));
  }

  /** The mean of |a - H(z - th)| over the hidden layers. */
  double apart() {
    long values = 0;
    for (int l = 0; l < apart.length - 1; l++) {
      values += count[l];
    }
    return sum(apart) / Math.max(1, values);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum;
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long v : values) {
      sum += v;
    }
    return sum;
  }
}
