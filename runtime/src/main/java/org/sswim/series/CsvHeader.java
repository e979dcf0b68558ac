package org.sswim.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sswim.tables.Shown;

/**
 * The names of a file's columns.
 *
 * @param source the file, for messages
 * @param present whether the first line holds the names
 * @param names one per column; {@code columnN} where the file gives none
 */
record CsvHeader(String source, boolean present, List<String> names) {

  private static final int LONGEST_NAME = 1000;

  /** Decides on the first row of a file whether it holds names, and takes them. */
  static CsvHeader of(String source, String[] first, CsvOptions.Header mode, CellFormat cells) {
    boolean present =
        switch (mode) {
          case YES -> true;
          case NO -> false;
          case AUTO -> detect(source, first, cells);
        };
    List<String> names = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      String name = present && !first[i].isEmpty() ? first[i] : "column" + (i + 1);
      if (name.indexOf('\uFFFD') >= 0) {
        throw new InvalidSeriesException(
            Fault.of(Problem.OTHER).at(source, 1).got(name),
            "%s: line 1, column %s: the name %s is not UTF-8; save the file in UTF-8"
                .formatted(source, i + 1, Shown.value(name)));
      }
      requireName(source, i, name);
      Integer before = seen.put(name, i + 1);
      if (before != null) {
        throw new InvalidSeriesException(
            Fault.of(Problem.OTHER).at(source, 1).got(name),
            "%s: line 1: columns %s and %s are both called %s; rename one of them"
                .formatted(source, before, i + 1, Shown.value(name)));
      }
      names.add(name);
    }
    return new CsvHeader(source, present, List.copyOf(names));
  }

  /** Refuses names that would steer a terminal, or that no table or page can show. */
  private static void requireName(String source, int column, String name) {
    boolean control = name.chars().anyMatch(Character::isISOControl);
    if (control || name.length() > LONGEST_NAME) {
      throw new InvalidSeriesException(
          Fault.of(Problem.OTHER).at(source, 1).got(name),
          "%s: line 1, column %s: the name %s%s"
              .formatted(
                  source,
                  column + 1,
                  Shown.value(name),
                  control
                      ? " holds control characters; rename it"
                      : " has "
                          + name.length()
                          + " characters; rename it to at most "
                          + LONGEST_NAME));
    }
  }

  /**
   * The 0-based column of a name, or of a 1-based position where there is no header.
   *
   * @throws InvalidSeriesException naming the columns that there are, the nearest first
   */
  int find(String name) {
    int index = names.indexOf(name.strip());
    if (index < 0 && !present) {
      index = position(name.strip()) - 1;
    }
    if (index < 0) {
      throw new InvalidSeriesException(
          Fault.of(Problem.NO_SUCH_COLUMN).at(source, 0).got(name),
          source
              + ": no column "
              + Shown.value(name)
              + "; there are "
              + Shown.nearest(name, names)
              + (present ? "" : ", or 1 to " + names.size() + " by position, without a header"));
    }
    return index;
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
      throw new InvalidSeriesException(
          Fault.of(Problem.HEADER_UNKNOWN).at(source, 1).got(text),
          "%s: line 1 may be names or a row: it holds both text, %s, and a date, %s"
              .formatted(source, Shown.value(text), Shown.value(date)));
    }
    return text != null;
  }
}
