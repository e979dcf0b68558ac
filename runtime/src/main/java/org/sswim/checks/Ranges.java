package org.sswim.checks;

import java.util.List;

/** Refuses components of records that are out of range, by name, value and bounds. */
public final class Ranges {
  /** Neurons of a layer at most. */
  public static final int MOST_NEURONS = 100_000;

  private static final int MOST_FILTERS = 10_000;

  private Ranges() {}

  /** Refuses what is not above 0, or not finite. */
  public static void requireAbove(String name, double value) {
    Checks.that(value > 0 && Double.isFinite(value)).or("%s must be above 0; got %s", name, value);
  }

  /** Refuses what is below 0, or not finite. */
  public static void requireNotBelow(String name, double value) {
    Checks.that(value >= 0 && Double.isFinite(value))
        .or("%s must be at least 0; got %s", name, value);
  }

  /** Refuses what is not a share. */
  public static void requireShare(String name, double value) {
    Checks.that(value >= 0 && value <= 1).or("%s must lie in 0..1; got %s", name, value);
  }

  /** Refuses what is not a share above 0. */
  public static void requireShareAbove(String name, double value) {
    Checks.that(value > 0 && value <= 1).or("%s must lie in 0..1, above 0; got %s", name, value);
  }

  /** Refuses layers without neurons, and too many. */
  public static void requireLayers(Iterable<Integer> hidden) {
    Checks.that(hidden.iterator().hasNext()).or("hidden must name the neurons of 1 layer or more");
    hidden.forEach(neurons -> Checks.within("hidden", neurons, 1, MOST_NEURONS));
  }

  /** Refuses the same behind convolutions, if there are any, and too many of their filters. */
  public static void requireLayers(List<Integer> filters, List<Integer> hidden) {
    if (filters.isEmpty() || !hidden.isEmpty()) {
      requireLayers(hidden);
    }
    filters.forEach(count -> Checks.within("filters", count, 1, MOST_FILTERS));
  }
}
