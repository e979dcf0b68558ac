package org.sswim.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read a CSV file. Columns are given by name, or by 1-based position where the file has no
 * header.
 *
 * @param dateColumn the column of dates, or null to take the first column whose first cells are
 *     dates, if there is one
 * @param columns the channels to read, in this order; empty for every column that is not excluded
 * @param exclude columns to leave out, whatever they hold
 * @param header whether the first line holds names
 * @param missing what counts as missing, and what to do about it
 * @param format how cells are written
 */
public record CsvOptions(
    @Nullable String dateColumn,
    List<String> columns,
    List<String> exclude,
    Header header,
    MissingOptions missing,
    CsvFormat format) {

  /** Whether the first line of a file holds the names of the columns. */
  public enum Header {
    /** It does if a cell of it is neither a number, a date, a boolean nor missing. */
    AUTO,
    /** It does. */
    YES,
    /** It is a row like the others; the columns are called column1, column2, ... */
    NO
  }

  /** Copies the lists and refuses blank names. */
  public CsvOptions {
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    if (dateColumn != null && dateColumn.isBlank()) {
      throw blank("--date-column");
    }
    if (columns.stream().anyMatch(String::isBlank)) {
      throw blank("--columns");
    }
    if (exclude.stream().anyMatch(String::isBlank)) {
      throw blank("--exclude");
    }
  }

  /** Cells in a format that is detected. */
  public CsvOptions(
      @Nullable String dateColumn,
      List<String> columns,
      List<String> exclude,
      Header header,
      MissingOptions missing) {
    this(dateColumn, columns, exclude, header, missing, CsvFormat.detected());
  }

  /** The same for cells in another format. */
  public CsvOptions withFormat(CsvFormat other) {
    return new CsvOptions(dateColumn, columns, exclude, header, missing, other);
  }

  /** Everything detected, every column read, missing cells refused. */
  public static CsvOptions defaults() {
    return new CsvOptions(
        null, List.of(), List.of(), Header.AUTO, MissingOptions.of(MissingOptions.Policy.FAIL));
  }

  private static InvalidSeriesException blank(String option) {
    return new InvalidSeriesException(
        option + " holds a blank name; give names or 1-based positions separated by commas");
  }
}
