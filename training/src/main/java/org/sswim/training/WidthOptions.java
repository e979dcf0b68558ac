package org.sswim.training;

import org.sswim.checks.Checks;
import org.sswim.stored.Withers;

/**
 * How the width of a network is searched for.
 *
 * @param narrowest neurons per hidden layer from which the width doubles, 1 .. 20000
 * @param widest neurons per hidden layer that are never exceeded, narrowest .. 20000
 */
@Withers
public record WidthOptions(int narrowest, int widest) implements WidthOptionsBuilder.With {
  private static final int MOST = 20_000;

  /** Checks the ranges. */
  public WidthOptions {
    Checks.that(narrowest >= 1 && widest >= narrowest && widest <= MOST)
        .or("widths must lie in 1..%s and rise; got %s to %s", MOST, narrowest, widest);
  }

  /** From 50 to 1600 neurons. */
  public static WidthOptions defaults() {
    return new WidthOptions(50, 1600);
  }
}
