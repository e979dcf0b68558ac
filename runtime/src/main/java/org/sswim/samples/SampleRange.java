package org.sswim.samples;

/**
 * The samples of all lanes at neighbouring places; of a series the windows that start at some rows.
 *
 * @param start the first place
 * @param end one past the last place
 */
public record SampleRange(int start, int end) {

  /** Checks the order. */
  public SampleRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range of samples: " + start + " to " + end);
    }
  }

  /** Number of places. */
  public int count() {
    return end - start;
  }
}
