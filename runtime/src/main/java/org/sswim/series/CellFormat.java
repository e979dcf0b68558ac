package org.sswim.series;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Marks;
import org.sswim.tables.Numerals;

/**
 * How numbers and dates are written in the cells of one file.
 *
 * @param numerals how numbers are
 * @param csv how dates are
 */
record CellFormat(Numerals numerals, CsvFormat csv) {
  /**
   * The format of a file, told from its first rows where it was not given.
   *
   * @throws InvalidDataException if every number with a point or comma may be one with thousands
   */
  static CellFormat of(String source, List<String[]> rows, char separator, CsvFormat format) {
    char decimal = format.marks().decimal();
    return new CellFormat(
        decimal == Marks.AUTO
            ? Numerals.of(
                rows,
                separator,
                format::dated,
                cell -> {
                  throw new TextRefusal(source).decimals(cell);
                })
            : Numerals.said(decimal),
        format);
  }

  /**
   * The kind of a cell that is not a number: that its decimals are written otherwise, or another.
   */
  Problem problem(String cell, Problem otherwise) {
    if (!numerals.foreign(cell)) {
      return otherwise;
    }
    return numerals.decimal() == ',' ? Problem.DECIMAL_POINT : Problem.DECIMAL_COMMA;
  }

  /** What a cell holds. */
  CellKind kind(String cell) {
    double number = numerals.value(cell);
    if (Double.isFinite(number)) {
      return CellKind.NUMBER;
    }
    if (!Double.isNaN(number) || CellKind.isMissing(cell)) {
      return CellKind.MISSING;
    }
    boolean detected = csv.dates() == null || csv.assumed();
    boolean date = csv.dated(cell) || (detected && !DateForms.of(cell).isEmpty());
    return date ? CellKind.DATE : CellKind.TEXT;
  }

  /**
   * The same with the pattern that the first cells of a column of dates show together; null if they
   * can be read in two ways.
   */
  @Nullable CellFormat dated(List<String> column) {
    List<String> texts = column.stream().filter(text -> !CellKind.isMissing(text)).toList();
    if (texts.isEmpty() || texts.stream().allMatch(text -> csv.date(text) != null)) {
      return this;
    }
    if (csv.dates() != null) {
      return csv.assumed() ? other(column, texts) : this;
    }
    if (texts.stream().allMatch(text -> DatePattern.YEARS.parse(text) != null)) {
      return new CellFormat(numerals, csv.withDates(DatePattern.YEARS));
    }
    List<DatePattern> found = DateForms.reading(texts);
    if (found.isEmpty() && csv.date(texts.get(0)) == null) {
      // A slip among them is told where it stands.
      found = DateForms.reading(texts.subList(0, 1));
    }
    if (found.size() > 1) {
      return null;
    }
    return found.isEmpty() ? this : new CellFormat(numerals, csv.withDates(found.get(0)));
  }

  /** The same of dates that are all detected. */
  CellFormat detected() {
    return new CellFormat(numerals, csv.withDates(null));
  }

  /** Dates as they are detected, if all are then, or if none is as assumed. */
  private @Nullable CellFormat other(List<String> column, List<String> texts) {
    CellFormat other = detected().dated(column);
    return other == null
            || texts.stream().allMatch(text -> other.csv.date(text) != null)
            || texts.stream().allMatch(text -> csv.date(text) == null)
        ? other
        : this;
  }

  /**
   * What a column holds, from its first cells. It is dates if the first cell that is not missing is
   * one. Else it is numbers if any cell is a number, since a slip is then likelier than a column of
   * text. Else it is what that first cell holds.
   */
  CellKind kind(List<String> cells) {
    CellKind first = CellKind.MISSING;
    for (String cell : cells) {
      CellKind kind = kind(cell);
      if (first == CellKind.MISSING) {
        first = kind;
      }
      if (kind == CellKind.NUMBER && first != CellKind.DATE) {
        return CellKind.NUMBER;
      }
    }
    return first;
  }
}
