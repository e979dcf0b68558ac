package org.sswim.sequences;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV text under a header. Of comma, semicolon and tab that separates cells which the
 * header holds most of. Quoted cells must end on their line.
 */
final class CsvTable {
  /** The most columns that a file may have. */
  static final int MOST_COLUMNS = 1 << 17;

  private final TextLines lines;
  private final char separator;
  private final CsvReader.CsvReaderBuilder parser;
  private final List<String> header;
  private List<String> row;

  /**
   * Reads the header.
   *
   * @throws InvalidSequencesException if there is none, or if a column has no name or that of
   *     another
   */
  CsvTable(TextLines lines) throws IOException {
    this.lines = lines;
    String first = lines.next();
    if (first == null) {
      throw new InvalidSequencesException(SequenceProblem.UNKNOWN_FORMAT, lines.file(), "is empty");
    }
    if (first.isBlank()) {
      throw lines.error("is blank; it must name the columns");
    }
    separator = separator(first);
    parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false);
    header = cells(first);
    row = header;
    checkHeader();
  }

  /** Names of the columns. */
  List<String> header() {
    return header;
  }

  /** The lines that the rows come from. */
  TextLines lines() {
    return lines;
  }

  /** Moves to the next row that is not blank; false at the end. */
  boolean next() throws IOException {
    String text = lines.next();
    while (text != null && text.isBlank() && text.indexOf(separator) < 0) {
      text = lines.next();
    }
    if (text == null) {
      return false;
    }
    row = cells(text);
    if (row.size() != header.size()) {
      throw lines.error("has " + row.size() + " columns; the header has " + header.size());
    }
    return true;
  }

  /** A cell of the row, without white space around it. */
  String cell(int column) {
    return row.get(column);
  }

  /** A cell of the row as a number. */
  float value(int column) {
    float value = Numbers.parseFloat(cell(column));
    if (Float.isNaN(value)) {
      throw error(column, Numbers.problem(cell(column)));
    }
    return value;
  }

  /** A fault of a cell of the row. */
  InvalidSequencesException error(int column, String problem) {
    return lines.error(
        "column " + Shown.value(header.get(column)) + " (" + (column + 1) + ")", problem);
  }

  /**
   * The column of a name, or of one of some names in letters of either case.
   *
   * @param name of the column; null if it is to have one of {@code names}
   * @param what the column is, for messages
   * @return its place; -1 if {@code name} is null and no column has one of {@code names}
   * @throws InvalidSequencesException if {@code name} is not there, or more than one of {@code
   *     names}
   */
  int find(@Nullable String name, List<String> names, String what) {
    if (name != null) {
      int found = header.indexOf(name);
      if (found < 0) {
        throw new InvalidSequencesException(
            SequenceProblem.COLUMN,
            lines.file(),
            "has no column " + Shown.value(name) + "; it has " + Shown.names(header));
      }
      return found;
    }
    int found = -1;
    for (int c = 0; c < header.size(); c++) {
      if (!names.contains(header.get(c).toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (found >= 0) {
        throw new InvalidSequencesException(
            SequenceProblem.COLUMN,
            lines.file(),
            "has two columns that may be the "
                + what
                + ", "
                + Shown.names(List.of(header.get(found), header.get(c)))
                + "; which one must be said");
      }
      found = c;
    }
    return found;
  }

  private void checkHeader() {
    if (header.stream().noneMatch(name -> Double.isNaN(Numbers.parseDouble(name)))) {
      throw lines.error("holds only numbers; it must name the columns");
    }
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c);
      if (name.isEmpty()) {
        throw lines.error("gives column " + (c + 1) + " no name");
      }
      if (!seen.add(name)) {
        throw lines.error("names two columns " + Shown.value(name));
      }
    }
  }

  private List<String> cells(String text) {
    Row cells = new Row();
    try {
      parser.ofSingleCsvRecord(cells, text);
    } catch (CsvParseException e) {
      throw lines.error("has a quote that is not closed, or text behind a closing quote");
    }
    if (cells.text.size() > MOST_COLUMNS) {
      throw lines.error("has more than " + MOST_COLUMNS + " columns, the most that are read");
    }
    return cells.text;
  }

  private static char separator(String header) {
    char most = ',';
    long count = count(header, ',');
    for (char candidate : new char[] {';', '\t'}) {
      long other = count(header, candidate);
      if (other > count) {
        most = candidate;
        count = other;
      }
    }
    return most;
  }

  /** How often a character stands outside of quotes. */
  private static long count(String line, char separator) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }

  /** Collects the cells of one row, at most one more than is allowed. */
  private static final class Row extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final List<String> text = new ArrayList<>();

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
      if (text.size() <= MOST_COLUMNS) {
        text.add(new String(chars, offset, length).strip());
      }
    }

    @Override
    protected Boolean buildRecord() {
      return true;
    }
  }
}
