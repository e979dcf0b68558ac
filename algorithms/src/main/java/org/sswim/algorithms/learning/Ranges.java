package org.sswim.algorithms.learning;

/** Refuses options that are out of range, by name, value and bounds. */
public final class Ranges {
  /** Neurons of a layer at most. */
  public static final int MOST_NEURONS = 100_000;

  private Ranges() {}

  /** Refuses what is not within two bounds. */
  public static void requireWhole(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must lie in " + low + ".." + high + "; got " + value);
    }
  }

  /** Refuses what is not above 0, or not finite. */
  public static void requireAbove(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be above 0; got " + value);
    }
  }

  /** Refuses what is below 0, or not finite. */
  public static void requireNotBelow(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be at least 0; got " + value);
    }
  }

  /** Refuses what is not a share. */
  public static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must lie in 0..1; got " + value);
    }
  }

  /** Refuses what is not a share above 0. */
  public static void requireShareAbove(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must lie in 0..1, above 0; got " + value);
    }
  }

  /** Refuses layers without neurons, and too many. */
  public static void requireLayers(Iterable<Integer> hidden) {
    if (!hidden.iterator().hasNext()) {
      throw new IllegalArgumentException("hidden must name the neurons of 1 layer or more");
    }
    hidden.forEach(neurons -> requireWhole("hidden", neurons, 1, MOST_NEURONS));
  }
}
