package org.sswim.classifiers;

/** How much the samples of a class weigh in the read-out, beside each other. */
public enum Weighing {
  /** All samples alike. */
  ALIKE,
  /** All classes alike: a sample of class c weighs {@code n / (C n_c)}. */
  CLASSES,
  /**
   * For the output of class c, its own samples as much as all others together: {@code 1 / (2 p_c)}
   * and {@code 1 / (2 (1 - p_c))}, p_c the share of the class.
   *
   * @see <a href="https://uwspace.uwaterloo.ca/handle/10012/12819">Hunsberger 2018, class-weighted
   *     least squares</a>
   */
  ONE_AGAINST_REST;

  /**
   * The weight of a sample.
   *
   * @param own its class
   * @param output the class of the output
   * @param counts samples of each class
   * @param all their sum
   */
  double weight(int own, int output, int[] counts, int all) {
    return switch (this) {
      case ALIKE -> 1;
      case CLASSES -> (double) all / (counts.length * (double) Math.max(1, counts[own]));
      case ONE_AGAINST_REST -> {
        double share = (double) counts[output] / all;
        yield own == output ? 0.5 / share : 0.5 / (1 - share);
      }
    };
  }
}
