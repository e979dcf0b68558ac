package org.sswim.sequences;

import org.sswim.checks.Checks;

/**
 * A recording of one channel.
 *
 * @param samples in time, 1 is full scale: {@code [samples]}; shared, not copied
 * @param rate samples a second
 */
public record Recording(float[] samples, float rate) {

  /** Checks that there is something at a rate above 0. */
  public Recording {
    Checks.that(samples.length != 0 && rate > 0 && !Float.isInfinite(rate))
        .or("a recording needs samples and a rate above 0; got %s and %s", samples.length, rate);
  }
}
