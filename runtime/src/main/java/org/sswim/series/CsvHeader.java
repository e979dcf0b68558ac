package org.sswim.series;

import java.util.ArrayList;
import java.util.List;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/**
 * The names of a file's columns.
 *
 * @param source the file, for messages
 * @param present whether the first line holds the names
 * @param names one per column; {@code columnN} where the file gives none
 * @param parts the columns that are read as one date
 */
record CsvHeader(String source, boolean present, List<String> names, DateParts parts) {

  /** Decides on the first row of a file whether it holds names, and takes them. */
  static CsvHeader of(String source, String[] first, CsvOptions.Header mode, CellFormat cells) {
    boolean present =
        switch (mode) {
          case YES -> true;
          case NO -> false;
          case AUTO -> detect(source, first, cells);
        };
    List<String> names = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      names.add(present && !first[i].isEmpty() ? first[i] : "column" + (i + 1));
    }
    Table.requireNames(names, 1, new TextRefusal(source));
    return new CsvHeader(source, present, List.copyOf(names), DateParts.NONE);
  }

  /** The same with the parts of dates that there are, see {@link DateParts#of}. */
  CsvHeader dated(List<String[]> sample, CellFormat cells, CsvOptions options) {
    DateParts found = DateParts.of(this, sample, cells, options);
    return new CsvHeader(source, present, found.named(names), found);
  }

  /**
   * The 0-based column of a name, or of a 1-based position where there is no header.
   *
   * @throws InvalidDataException naming the columns that there are, the nearest first
   */
  int find(String name) {
    int index = names.indexOf(name.strip());
    if (index < 0 && !present) {
      index = position(name.strip()) - 1;
    }
    if (index < 0) {
      throw Fault.of(Problem.NO_SUCH_COLUMN)
          .at(source, 0)
          .got(name)
          .here(
              "no column %s; there are %s%s",
              Shown.value(name),
              Shown.nearest(name, names),
              present ? "" : ", or 1 to " + names.size() + " by position, without a header");
    }
    return index;
  }

  /**
   * Refuses a row of other cells than line 1.
   *
   * @throws InvalidDataException if there are more or fewer
   */
  void requireCells(int count, long line) {
    if (count != names.size()) {
      throw Fault.of(Problem.CELL_COUNT)
          .at(source, line)
          .got(String.valueOf(count))
          .against(names.size())
          .here("has %s, line 1 has %s", count == 1 ? "1 cell" : count + " cells", names.size());
    }
  }

  private int position(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
    int position = digits ? Integer.parseInt(text) : 0;
    return position <= names.size() ? position : 0;
  }

  private static boolean detect(String source, String[] first, CellFormat cells) {
    String text = null;
    String date = null;
    for (String cell : first) {
      CellKind kind = cells.kind(cell);
      if (kind == CellKind.TEXT && text == null) {
        text = cell;
      }
      if (kind == CellKind.DATE && date == null) {
        date = cell;
      }
    }
    if (text != null && date != null) {
      // Names and dates do not share a line: without this the first row would silently be lost.
      throw Fault.of(Problem.HEADER_UNKNOWN)
          .at(source, 1)
          .got(text)
          .here(
              "may be names or a row: it holds both text, %s, and a date, %s",
              Shown.value(text), Shown.value(date));
    }
    return text != null;
  }
}
