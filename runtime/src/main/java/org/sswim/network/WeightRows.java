package org.sswim.network;

/**
 * Weights by input, {@code [inputs][outputs]}, for sums over the inputs that are not zero: {@code
 * out_i = sum_j x_j w_ji}.
 *
 * <p>Each input's weights are an array of their own. HotSpot turns a loop over several arrays into
 * vector instructions only where it indexes all of them alike. With an offset into one flat array
 * the same sum takes six times as long.
 */
public final class WeightRows {
  private final float[][] rows;

  /**
   * Copies weights.
   *
   * @param weights row-major {@code [inputs][outputs]}
   * @param outputs length of a row, which must divide that of {@code weights}
   */
  public WeightRows(float[] weights, int outputs) {
    rows = new float[weights.length / outputs][outputs];
    for (int j = 0; j < rows.length; j++) {
      System.arraycopy(weights, j * outputs, rows[j], 0, outputs);
    }
  }

  /**
   * Adds {@code sum_j x_j w_j} to {@code out}, reading only the rows whose x is not 0.
   *
   * @param x {@code [inputs]}
   * @param out read and written: {@code [outputs]}
   */
  public void addTo(float[] x, float[] out) {
    int pending = 0;
    int first = 0;
    int second = 0;
    int third = 0;
    for (int j = 0; j < rows.length; j++) {
      if (x[j] == 0) {
        continue;
      }
      switch (pending) {
        case 0 -> first = j;
        case 1 -> second = j;
        case 2 -> third = j;
        default ->
            add(
                rows[first],
                x[first],
                rows[second],
                x[second],
                rows[third],
                x[third],
                rows[j],
                x[j],
                out);
      }
      pending = (pending + 1) % 4;
    }
    if (pending > 0) {
      add(rows[first], x[first], out);
    }
    if (pending > 1) {
      add(rows[second], x[second], out);
    }
    if (pending > 2) {
      add(rows[third], x[third], out);
    }
  }

  // Four rows at a time: the sums are then read and written a quarter as often.
  private static void add(
      float[] a,
      float xa,
      float[] b,
      float xb,
      float[] c,
      float xc,
      float[] d,
      float xd,
      float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += xa * a[i] + xb * b[i] + xc * c[i] + xd * d[i];
    }
  }

  private static void add(float[] row, float x, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += x * row[i];
    }
  }
}
