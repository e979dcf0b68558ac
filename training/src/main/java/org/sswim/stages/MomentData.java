package org.sswim.stages;

import org.jspecify.annotations.Nullable;
import org.sswim.moments.KnownRows;
import org.sswim.moments.MomentInputs;
import org.sswim.moments.MomentRun;
import org.sswim.series.MissingCells;

/**
 * The rows of a series as the moment stage sees them.
 *
 * @param inputs what is known of a row
 * @param period rows of a week where rows are at most a day apart, otherwise of a year; anomalies
 *     are relative to the same place of it. 0 for no anomalies
 * @param clocks wall clock of each row in seconds: {@code [rows]}
 * @param columns what the known columns make of each row: {@code [rows][knownWidth]}
 * @param values standardised: {@code [rows][channels]}
 * @param channels number of channels
 * @param missing cells that are not to be learnt, or null
 */
public record MomentData(
    MomentInputs inputs,
    int period,
    long[] clocks,
    float[] columns,
    float[] values,
    int channels,
    @Nullable MissingCells missing) {

  /** Number of rows. */
  public int rows() {
    return values.length / channels;
  }

  /**
   * What known columns make of rows.
   *
   * @param known standardised: {@code [rows and more][columns]}
   */
  public static float[] columns(MomentInputs inputs, float[] known, int rows) {
    int width = inputs.knownWidth();
    float[] columns = new float[Math.multiplyExact(rows, width)];
    KnownRows seen = new KnownRows(inputs, 0);
    float[] own = new float[width];
    for (int r = 0; width > 0 && r < rows; r++) {
      seen.add(known, r * inputs.known().size());
      seen.write(r, own);
      System.arraycopy(own, 0, columns, r * width, width);
    }
    return columns;
  }

  /** What neurons see of every row: {@code [rows][inputs.seen()]}. */
  public float[] seen() {
    return seen(rows());
  }

  /** The same of the first rows. */
  float[] seen(int rows) {
    int width = inputs.seen();
    float[] seen = new float[Math.multiplyExact(rows, width)];
    MomentRun run = new MomentRun(inputs, null);
    float[] own = new float[inputs.knownWidth()];
    for (int r = 0; r < rows; r++) {
      copyColumns(r, own);
      System.arraycopy(run.seen(clocks[r], own), 0, seen, r * width, width);
    }
    return seen;
  }

  boolean observed(int row, int channel) {
    return missing == null || !missing.at(row, channel);
  }

  /** Copies what known columns make of a row. */
  void copyColumns(int row, float[] out) {
    System.arraycopy(columns, row * out.length, out, 0, out.length);
  }
}
