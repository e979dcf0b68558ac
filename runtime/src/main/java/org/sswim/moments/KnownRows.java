package org.sswim.moments;

import org.sswim.stored.StateBytes;

/**
 * The known columns of consecutive rows and what is derived from each: the value, then its means
 * over the {@linkplain MomentInputs#spans spans} that end at the row. Near the first row a mean
 * takes as many rows as there are. Keeps the last rows. Allocates nothing but itself.
 */
public final class KnownRows {
  private final int columns;
  private final int[] spans;
  private final int width;
  private final int kept;

  /** {@code [kept][columns]}, a ring. */
  private final float[] values;

  /** {@code [kept][width]}, a ring. */
  private final float[] made;

  private long rows;

  /**
   * No rows yet.
   *
   * @param ahead number of rows after the last of the values that are asked for, at least 0
   */
  public KnownRows(MomentInputs inputs, int ahead) {
    columns = inputs.known().size();
    spans = inputs.spans().stream().mapToInt(Integer::intValue).toArray();
    width = inputs.knownWidth();
    int longest = 1;
    for (int span : spans) {
      longest = Math.max(longest, span);
    }
    kept = Math.addExact(Math.max(longest, ahead), 1);
    values = new float[Math.multiplyExact(kept, columns)];
    made = new float[Math.multiplyExact(kept, width)];
  }

  /** Names what changes. */
  public void state(StateBytes bytes) {
    bytes.floats(values);
    bytes.floats(made);
    rows = bytes.number(rows);
  }

  /** Number of rows so far. */
  public long rows() {
    return rows;
  }

  /**
   * Takes the next row.
   *
   * @param row standardised: {@code [columns]} from a place on
   */
  public void add(float[] row, int from) {
    int at = (int) (rows % kept);
    System.arraycopy(row, from, values, at * columns, columns);
    rows++;
    int to = at * width;
    for (int c = 0; c < columns; c++) {
      made[to++] = values[at * columns + c];
      for (int span : spans) {
        int count = (int) Math.min(span, rows);
        double sum = 0;
        for (int back = count; back >= 1; back--) {
          sum += values[(int) ((rows - back) % kept) * columns + c];
        }
        made[to++] = (float) (sum / count);
      }
    }
  }

  /**
   * Writes what the columns make of a row.
   *
   * @param row its number, counted from the first; one of the last that are kept
   * @param out written: {@code [knownWidth]}
   */
  public void write(long row, float[] out) {
    System.arraycopy(made, (int) (row % kept) * width, out, 0, width);
  }
}
