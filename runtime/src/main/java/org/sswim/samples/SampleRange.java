package org.sswim.samples;

import org.sswim.checks.Checks;

/**
 * The samples of all lanes at neighbouring places; of a series the windows that start at some rows.
 *
 * @param start the first place
 * @param end one past the last place
 */
public record SampleRange(int start, int end) {

  /** Checks the order. */
  public SampleRange {
    Checks.that(start >= 0 && end >= start).or("not a range of samples: %s to %s", start, end);
  }

  /** Number of places. */
  public int count() {
    return end - start;
  }
}
