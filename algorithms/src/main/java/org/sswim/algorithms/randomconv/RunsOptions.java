package org.sswim.algorithms.randomconv;

import java.util.List;
import org.sswim.catalogue.Entry;
import org.sswim.checks.Checks;
import org.sswim.options.Presets;
import org.sswim.stored.Withers;

/**
 * Options of runs under the protocol of the paper.
 *
 * <p>Defaults: smaller weights than in the paper; window and horizons of its series ar1. The preset
 * {@code published}: the weights of the paper; window and horizons of its series ar1.
 *
 * @param window rows that a forecast sees, 1 .. 10000
 * @param horizons rows to forecast, each 1 .. 10000
 * @param filters as in {@link EsmOptions}
 * @param candidates as in {@link EsmOptions}
 * @param range as in {@link EsmOptions}
 * @param opening as in {@link EsmOptions}
 */
@Withers
public record RunsOptions(
    int window, List<Integer> horizons, int filters, int candidates, double range, double opening)
    implements RunsOptionsBuilder.With {
  private static final int MOST = 10_000;

  /** Checks the ranges. */
  public RunsOptions {
    horizons = List.copyOf(horizons);
    Checks.within("window", window, 1, MOST);
    Checks.not(horizons.isEmpty()).or("horizons must name 1 number of rows or more");
    horizons.forEach(horizon -> Checks.within("horizons", horizon, 1, MOST));
    of(filters, candidates, range, opening);
  }

  private static EsmOptions of(int filters, int candidates, double range, double opening) {
    return Presets.of(EsmOptions.class, Entry.PUBLISHED)
        .withFilters(filters)
        .withCandidates(candidates)
        .withRange(range)
        .withOpening(opening);
  }

  /** Those of a fit; windows are seen as they are. */
  EsmOptions fit() {
    return of(filters, candidates, range, opening);
  }
}
