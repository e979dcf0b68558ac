package org.sswim.series;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * Which cells of a series were not observed. Immutable. Per channel it holds how many cells were
 * missing up to every row, so that a range of rows is counted in one step.
 *
 * @param rows number of rows
 * @param channels number of channels
 * @param before missing cells before each row: {@code [channels][rows + 1]}
 */
public record MissingCells(int rows, int channels, int[] before) {

  /**
   * The missing cells of a series, or null if there is none.
   *
   * @param cells bit {@code row * channels + channel} is set where the cell is missing
   */
  public static @Nullable MissingCells of(int rows, int channels, BitSet cells) {
    if (cells.isEmpty()) {
      return null;
    }
    Checks.that(cells.length() <= (long) rows * channels)
        .or("cell %s is beyond %s rows of %s channels", cells.length() - 1, rows, channels);
    int[] before = new int[Math.multiplyExact(rows + 1, channels)];
    for (int c = 0; c < channels; c++) {
      int at = c * (rows + 1);
      for (int r = 0; r < rows; r++) {
        before[at + r + 1] = before[at + r] + (cells.get(r * channels + c) ? 1 : 0);
      }
    }
    return new MissingCells(rows, channels, before);
  }

  /** Whether a cell is missing, row and channel counted from 0. */
  public boolean at(int row, int channel) {
    return count(channel, Objects.checkIndex(row, rows), row + 1) > 0;
  }

  /**
   * How many cells of a channel are missing in rows {@code from} (inclusive) to {@code to}
   * (exclusive), which must lie within the series.
   */
  public int count(int channel, int from, int to) {
    int at = Objects.checkIndex(channel, channels) * (rows + 1);
    return before[at + to] - before[at + from];
  }

  /** The number of missing cells, at least 1. */
  public long total() {
    long total = 0;
    for (int c = 0; c < channels; c++) {
      total += count(c, 0, rows);
    }
    return total;
  }

  /** The cells of rows {@code from} to {@code to}, or null if none of them is missing. */
  @Nullable MissingCells slice(int from, int to) {
    int length = to - from;
    int[] part = new int[Math.multiplyExact(length + 1, channels)];
    boolean any = false;
    for (int c = 0; c < channels; c++) {
      int at = c * (rows + 1);
      for (int r = 0; r <= length; r++) {
        part[c * (length + 1) + r] = before[at + from + r] - before[at + from];
      }
      any |= count(c, from, to) > 0;
    }
    return any ? new MissingCells(length, channels, part) : null;
  }

  /** The cells of some channels, in the order given, or null if none of them is missing. */
  @Nullable MissingCells select(int[] chosen) {
    int[] part = new int[Math.multiplyExact(rows + 1, chosen.length)];
    boolean any = false;
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(before, chosen[i] * (rows + 1), part, i * (rows + 1), rows + 1);
      any |= count(chosen[i], 0, rows) > 0;
    }
    return any ? new MissingCells(rows, chosen.length, part) : null;
  }
}
