package org.sswim.shown;

import org.sswim.checks.Checks;
import org.sswim.classification.InputCoding;
import org.sswim.stored.Axes;

/**
 * How vectors and images reach a clocked network: each value as {@code (value - mean) scale}, in
 * some code over T steps.
 *
 * @param steps T, 1 .. {@link InputCoding#LONGEST_SHOWN}
 * @param encoder the code
 * @param mean {@code [signals]}
 * @param scale {@code [signals]}
 */
public record ClockedInput(
    int steps, Encoder encoder, @Axes("signals") float[] mean, @Axes("signals") float[] scale) {

  /** Checks shapes and ranges. */
  public ClockedInput {
    Checks.within("steps", steps, 1, InputCoding.LONGEST_SHOWN);
    Checks.that(mean.length != 0).or("there must be signals");
    ShownModel.requireLength("means", mean, mean.length);
    ShownModel.requireLength("scales", scale, mean.length);
  }

  /** Number of values of a vector. */
  public int signals() {
    return mean.length;
  }
}
