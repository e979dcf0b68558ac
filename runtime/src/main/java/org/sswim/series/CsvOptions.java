package org.sswim.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Withers;

/**
 * How to read a CSV file: {@code CsvOptions.defaults().withColumns("load").withKnown("holiday")}.
 * Columns are given by name, or by 1-based position where the file has no header.
 *
 * @param dateColumn the column of dates, or null to take the first column whose first cells are
 *     dates, if there is one
 * @param columns the channels to read, in this order; empty for every column that is not excluded
 * @param exclude columns to leave out, whatever they hold
 * @param header whether the first line holds names
 * @param missing what counts as missing, and what to do about it
 * @param format how cells are written
 * @param categories columns of text that are read as categories where {@code columns} name them, as
 *     {@link Categories#expand} does
 * @param inputs columns beside the channels that are observed like them and are not forecast
 * @param known columns beside the channels whose future is known: they may go on in rows after the
 *     last value of the channels
 */
@Withers
public record CsvOptions(
    @Nullable String dateColumn,
    List<String> columns,
    List<String> exclude,
    Header header,
    MissingOptions missing,
    CsvFormat format,
    Categories categories,
    List<String> inputs,
    List<String> known)
    implements CsvOptionsBuilder.With {

  /** Whether the first line of a file holds the names of the columns. */
  public enum Header {
    /** It does if one of its cells is neither a number, true or false, a date nor missing. */
    AUTO,
    /** It does. */
    YES,
    /** It is a row like the others; the columns are called column1, column2, ... */
    NO
  }

  /**
   * Copies the lists and refuses blank names.
   *
   * @throws InvalidDataException if a name is blank
   */
  public CsvOptions {
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    inputs = List.copyOf(inputs);
    known = List.copyOf(known);
    if (dateColumn != null) {
      requireNames(List.of(dateColumn), "the column of dates");
    }
    requireNames(columns, "a column to read");
    requireNames(exclude, "a column to leave out");
    requireNames(inputs, "an input column");
    requireNames(known, "a known column");
  }

  /** The defaults: formats are detected, every column is read, and missing cells are refused. */
  public static CsvOptions defaults() {
    return new CsvOptions(
        null,
        List.of(),
        List.of(),
        Header.AUTO,
        MissingOptions.of(MissingOptions.Policy.FAIL),
        CsvFormat.detected(),
        Categories.none(),
        List.of(),
        List.of());
  }

  /**
   * The same with these columns as channels, in this order; no names for all columns that are not
   * excluded.
   */
  public CsvOptions withColumns(String... names) {
    return withColumns(List.of(names));
  }

  /** The same with only these columns left out, whatever they hold. */
  public CsvOptions withExclude(String... names) {
    return withExclude(List.of(names));
  }

  /** The same with these columns as inputs, which are observed like the channels. */
  public CsvOptions withInputs(String... names) {
    return withInputs(List.of(names));
  }

  /** The same with these columns as known columns. */
  public CsvOptions withKnown(String... names) {
    return withKnown(List.of(names));
  }

  /** Names of the columns beside the channels: inputs, then known columns. */
  List<String> beside() {
    return Stream.concat(inputs.stream(), known.stream()).toList();
  }

  /** The same for the channels alone: columns beside them are left out. */
  public CsvOptions channelsAlone() {
    List<String> left = new ArrayList<>(exclude);
    left.addAll(columns.isEmpty() ? beside() : List.of());
    return withExclude(left).withInputs().withKnown();
  }

  /**
   * The same for columns beside the channels. Numbers that mark missing values do so only in the
   * channels: the 0 of a holiday is a value.
   */
  public CsvOptions besideAlone() {
    return withColumns()
        .withExclude()
        .withInputs()
        .withKnown()
        .withMissing(new MissingOptions(missing.policy(), List.of(), missing.gaps()));
  }

  private static void requireNames(List<String> names, String role) {
    if (names.stream().anyMatch(String::isBlank)) {
      throw Problem.BLANK_NAME.of(role + " has a blank name");
    }
  }
}
