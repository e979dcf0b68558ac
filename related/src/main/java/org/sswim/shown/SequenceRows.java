package org.sswim.shown;

/**
 * Cuts a sequence of any length into a number of rows. Row t of T is the mean of the steps {@code
 * [t n / T, (t + 1) n / T)} of n, at least one.
 */
public final class SequenceRows {
  private SequenceRows() {}

  /**
   * Writes a row.
   *
   * @param sequence row-major {@code [steps][signals]}
   * @param row its number t
   * @param rows T
   * @param out written from a place on: {@code [signals]}
   * @param to that place
   */
  public static void write(float[] sequence, int signals, int row, int rows, float[] out, int to) {
    long steps = sequence.length / signals;
    int from = (int) (steps * row / rows);
    int end = (int) Math.max(from + 1, steps * (row + 1) / rows);
    for (int s = 0; s < signals; s++) {
      double sum = 0;
      for (int t = from; t < end; t++) {
        sum += sequence[t * signals + s];
      }
      out[to + s] = (float) (sum / (end - from));
    }
  }
}
