package org.sswim.readout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rule by which left-out samples choose. Candidates come in order of simplicity. Each set that
 * is left out says what share of its squared error another candidate takes away. That one is taken
 * where the mean share is at least {@value #WORTH}, and more than {@value #ERRORS} of its standard
 * errors. What helps on some sets and harms on others, such as levels that drift, is luck. Shares
 * make a set of large errors count as much as any other. A set without errors, as one that is
 * empty, says nothing. The sum of all errors must be lower, too: where nothing is left to learn,
 * shares are those of rounding.
 */
public final class LeftOutRule {
  /** Share of the squared error. */
  public static final double WORTH = 0.01;

  private static final double ERRORS = 1.4;

  private LeftOutRule() {}

  /**
   * The candidate that is taken: the first, unless others are better than it. Of these, a later one
   * needs a sum of errors that is smaller than that of an earlier one by what it must be worth.
   *
   * @param errors summed squared errors of each set that is left out, a candidate each
   * @param worth least mean share, as {@link #WORTH}
   * @return its place
   */
  public static int choose(List<double[]> errors, double worth) {
    int best = 0;
    for (int c = 1; c < errors.size(); c++) {
      boolean less = best == 0 || sum(errors.get(c)) < (1 - worth) * sum(errors.get(best));
      if (less && better(errors.get(c), errors.get(0), worth)) {
        best = c;
      }
    }
    return best;
  }

  /**
   * Whether a candidate is taken.
   *
   * @param errors summed squared errors of each set that is left out
   * @param than the same errors of the candidate that it would replace
   */
  public static boolean better(double[] errors, double[] than) {
    return better(errors, than, WORTH);
  }

  /**
   * The same of a candidate that is worth less, as it is no less simple.
   *
   * @param worth least mean share
   */
  public static boolean better(double[] errors, double[] than, double worth) {
    double[] gains =
        IntStream.range(0, errors.length)
            .filter(s -> errors[s] != 0 || than[s] != 0)
            .mapToDouble(s -> 1 - errors[s] / than[s])
            .toArray();
    int sets = gains.length;
    double mean = 0;
    double squares = 0;
    for (double gain : gains) {
      mean += gain / sets;
    }
    for (double gain : gains) {
      squares += Math.pow(gain - mean, 2);
    }
    double error = Math.sqrt(squares / Math.max(1, sets - 1) / sets);
    boolean lower = sum(errors) < sum(than);
    return lower && mean >= worth && mean > ERRORS * error;
  }

  /** The sum of the errors of all sets. */
  public static double sum(double[] errors) {
    return Arrays.stream(errors).sum();
  }
}
