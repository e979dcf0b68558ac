package org.sswim.series;

import org.sswim.tables.Cells;

/** What a cell of a CSV file holds. */
enum CellKind {
  MISSING,
  NUMBER,
  DATE,
  TEXT;

  /** Whether a cell is empty or one of the words for a missing or infinite value. */
  static boolean isMissing(String cell) {
    return Cells.missing(cell) || Cells.infinite(cell);
  }
}
