package org.sswim.training;

/**
 * A range of windows, by the row at which they start, stride 1.
 *
 * @param start row of the first window
 * @param end one past the row of the last window
 */
public record WindowRange(int start, int end) {

  /** Checks the order. */
  public WindowRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range of windows: " + start + " to " + end);
    }
  }

  /** Number of windows. */
  public int count() {
    return end - start;
  }
}
