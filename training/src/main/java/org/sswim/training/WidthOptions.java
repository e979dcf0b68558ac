package org.sswim.training;

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
    if (narrowest < 1 || widest < narrowest || widest > MOST) {
      throw new IllegalArgumentException(
          "widths must lie in 1.." + MOST + " and rise; got " + narrowest + " to " + widest);
    }
  }

  /** From 50 to 1600 neurons. */
  public static WidthOptions defaults() {
    return new WidthOptions(50, 1600);
  }
}
