package org.sswim.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.TimedRows;
import scala.Tuple2;

/** Rows of series that come in several pieces, one behind the other, made one piece each. */
final class JoinedRows implements Iterator<Tuple2<String, byte[]>> {
  private final Iterator<Tuple2<String, byte[]>> pieces;
  private final int columns;
  private @Nullable Tuple2<String, byte[]> ahead;

  /**
   * Joined rows.
   *
   * @param columns numbers that rows have beside their values
   */
  JoinedRows(Iterator<Tuple2<String, byte[]>> pieces, int columns) {
    this.pieces = pieces;
    this.columns = columns;
    ahead = pieces.hasNext() ? pieces.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Tuple2<String, byte[]> next() {
    Tuple2<String, byte[]> first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    ahead = pieces.hasNext() ? pieces.next() : null;
    TimedRows all = null;
    while (ahead != null && ahead._1().equals(first._1())) {
      if (all == null) {
        all = new TimedRows(columns);
        RowsBytes.addTo(all, first._2());
      }
      RowsBytes.addTo(all, ahead._2());
      ahead = pieces.hasNext() ? pieces.next() : null;
    }
    return all == null ? first : new Tuple2<>(first._1(), RowsBytes.of(all));
  }
}
