package org.sswim.algorithms.randomconv;

import org.sswim.checks.Checks;
import org.sswim.checks.Ranges;
import org.sswim.options.Auto;
import org.sswim.stored.Withers;

/**
 * Everything that decides an error-feedback fit, with the data and the seed.
 *
 * <p>Defaults: smaller weights than in the paper, which extrapolate better, and relative windows.
 * The preset {@code published}: the settings of the paper and, for the first filter, of its
 * authors' code.
 *
 * @param filters stages at most, 1 .. 10000
 * @param candidates filters drawn of each of the four sizes at each stage, 1 .. 10000; the one that
 *     leaves the least training error is taken
 * @param range weights and biases are drawn from -range .. range, above 0
 * @param opening the same of the first filter, above 0, which is drawn once, of a fourth of the
 *     window
 * @param relative whether windows and targets are taken relative to the last row of the window;
 *     automatic for what does better on windows that are left out
 * @param select whether only the first filters are kept, up to where the error of windows that are
 *     left out is least; else all
 */
@Withers
public record EsmOptions(
    int filters,
    int candidates,
    double range,
    double opening,
    Auto<Boolean> relative,
    boolean select)
    implements EsmOptionsBuilder.With {
  private static final int MOST = 10_000;

  /** Checks the ranges. */
  public EsmOptions {
    Checks.within("filters", filters, 1, MOST);
    Checks.within("candidates", candidates, 1, MOST);
    Ranges.requireAbove("range", range);
    Ranges.requireAbove("opening", opening);
  }
}
