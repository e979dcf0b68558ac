package org.sswim.algorithms.admm;

/** What the solver is away from a solution, summed over layers, samples and steps. */
final class Residuals {
  private double squares;
  private double changes;
  private double apart;
  private long count;
  private long changed;
  private long hidden;

  /**
   * Hears what is left over of a layer's equations.
   *
   * @param ofHidden values of a hidden layer; 0 of outputs
   * @param sumOfDistances how far its spikes and voltages disagree
   */
  void left(double sumOfSquares, long values, double sumOfDistances, long ofHidden) {
    squares += sumOfSquares;
    count += values;
    apart += sumOfDistances;
    hidden += ofHidden;
  }

  /** Hears how much a layer's spikes have changed. */
  void changed(double sumOfSquares, long values) {
    changes += sumOfSquares;
    changed += values;
  }

  /** Adds those of other samples. */
  void add(Residuals other) {
    left(other.squares, other.count, other.apart, other.hidden);
    changed(other.changes, other.changed);
  }

  /** The root of the mean square of what is left over of the voltage equations. */
  double primal() {
    return Math.sqrt(squares / Math.max(1, count));
  }

  /** The root of the mean square of how much spikes changed in an iteration. */
  double dual() {
    return Math.sqrt(changes / Math.max(1, changed));
  }

  /** The mean of |a - H(z - th)| over the hidden layers. */
  double apart() {
    return apart / Math.max(1, hidden);
  }
}
