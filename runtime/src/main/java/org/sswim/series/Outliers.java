package org.sswim.series;

import java.util.List;

/**
 * Cells of a series that {@link ValueLimits} did not let pass.
 *
 * @param columns the columns that have such cells, in order
 */
public record Outliers(List<Column> columns) {

  /** Copies the list. */
  public Outliers {
    columns = List.copyOf(columns);
  }

  /**
   * The outliers of a column.
   *
   * @param name of the column
   * @param held cells for which an earlier value stands
   * @param bounded cells for which the bound of the column stands
   * @param row the first of them, counted from 0
   * @param value what it holds
   * @param mark the number that is usually written where nothing was measured and that was found
   *     first, or NaN for none
   */
  public record Column(String name, long held, long bounded, int row, double value, double mark) {
    static Column none(String name, int row, double value) {
      return new Column(name, 0, 0, row, value, Double.NaN);
    }

    /** The same with one more. */
    Column plus(double other, boolean isHeld) {
      boolean found = Double.isNaN(mark) && ValueScreen.mark(other);
      return new Column(
          name,
          held + (isHeld ? 1 : 0),
          bounded + (isHeld ? 0 : 1),
          row,
          value,
          found ? other : mark);
    }
  }

  /** Number of cells for which an earlier value stands. */
  public long held() {
    return columns.stream().mapToLong(Column::held).sum();
  }

  /** Number of cells for which a bound stands. */
  public long bounded() {
    return columns.stream().mapToLong(Column::bounded).sum();
  }

  /** Number of cells that did not pass. */
  public long total() {
    return held() + bounded();
  }
}
