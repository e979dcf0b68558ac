package org.sswim.series;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * Which cells of a series were not observed. Immutable.
 *
 * @param rows number of rows
 * @param cells of each channel; a bit is set where the cell of a row is missing
 */
public record MissingCells(int rows, List<BitSet> cells) {
  /**
   * The missing cells of a series, or null if there is none.
   *
   * @param cells bit {@code row * channels + channel} is set where the cell is missing
   */
  public static @Nullable MissingCells of(int rows, int channels, BitSet cells) {
    Checks.that(cells.length() <= (long) rows * channels)
        .or("cell %s is beyond %s rows of %s channels", cells.length() - 1, rows, channels);
    List<BitSet> own = Stream.generate(BitSet::new).limit(channels).toList();
    cells.stream().forEach(cell -> own.get(cell % channels).set(cell / channels));
    return orNull(rows, own);
  }

  private static @Nullable MissingCells orNull(int rows, List<BitSet> cells) {
    return cells.stream().allMatch(BitSet::isEmpty) ? null : new MissingCells(rows, cells);
  }

  /** Whether a cell is missing, row and channel counted from 0. */
  public boolean at(int row, int channel) {
    return cells.get(channel).get(Objects.checkIndex(row, rows));
  }

  /**
   * How many cells of a channel are missing in rows {@code from} (inclusive) to {@code to}
   * (exclusive), which must lie within the series.
   */
  public int count(int channel, int from, int to) {
    return cells.get(channel).get(from, to).cardinality();
  }

  /** The number of missing cells, at least 1. */
  public long total() {
    return cells.stream().mapToLong(BitSet::cardinality).sum();
  }

  /** The cells of rows {@code from} to {@code to}, or null if none of them is missing. */
  @Nullable MissingCells slice(int from, int to) {
    return orNull(to - from, cells.stream().map(own -> own.get(from, to)).toList());
  }

  /** The cells of some channels, in the order given, or null if none of them is missing. */
  @Nullable MissingCells select(int[] chosen) {
    return orNull(rows, IntStream.of(chosen).mapToObj(cells::get).toList());
  }
}
