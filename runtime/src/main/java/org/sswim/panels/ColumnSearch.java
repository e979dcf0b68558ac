package org.sswim.panels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.series.FoundColumns;
import org.sswim.series.InvalidDataException;
import org.sswim.tables.TableRows;

/**
 * Finds the columns of a panel in long format that nobody named. Times are in the first column of
 * dates. Columns of text or of whole numbers that tell rows of one time apart have the names of the
 * series; where no time has two rows, the only column of text has. If one column of numbers is
 * left, it has the values; flags do not count where other numbers are left.
 */
public final class ColumnSearch {
  /** Cells that are looked at. */
  private static final int CELLS = 100_000;

  /** Different cells of a column of flags, at most. */
  private static final int MOST_OF_FLAGS = 2;

  private ColumnSearch() {}

  /**
   * The columns of a file, with the pattern of its dates. What is not found stays as it is.
   *
   * @param file a file, or a folder of files with a series each
   * @param columns given ones, or the usual ones, which give way
   * @param names of other columns
   * @throws InvalidDataException if the file cannot be read, if days of dates may be months, or if
   *     years have two digits
   */
  public static PanelColumns of(Path file, PanelColumns columns, BesideNames names) {
    boolean folder = Files.isDirectory(file);
    List<Path> files = folder ? PanelFormat.files(file) : List.of(file);
    if (files.isEmpty()) {
      return columns;
    }
    try (PanelInput in = PanelInput.open(files.get(0))) {
      TableRows rows = in.rows(columns.format().marks().separator(), RowSeriesFile.MOST_COLUMNS);
      List<String> header = rows.next() ? List.of(rows.row()) : List.of();
      if (!rows.next() || (columns.in(header, folder) && readable(header, rows.row(), columns))) {
        return columns;
      }
      return Head.of(files.get(0), header, rows, columns).named(columns, names);
    }
  }

  /**
   * Whether a file shows by itself that it is a panel in long format: times have two rows or more
   * on average, which a column or two tell apart. False for a file that cannot be read.
   */
  public static boolean tellsApart(Path file) {
    PanelColumns usual = PanelColumns.USUAL;
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (PanelInput in = PanelInput.open(file)) {
      TableRows rows = in.rows(usual.format().marks().separator(), RowSeriesFile.MOST_COLUMNS);
      List<String> header = rows.next() ? List.of(rows.row()) : List.of();
      if (!rows.next()) {
        return false;
      }
      Head head = Head.of(file, header, rows, usual);
      String time = head.found.date();
      return time != null
          && head.rowsOf(time).rowsEach() >= 2
          && head.apart(time, Set.of(time)) != null;
    } catch (InvalidDataException e) {
      return false;
    }
  }

  /** Whether the first row has a time that needs no pattern but what is given. */
  private static boolean readable(List<String> header, String[] row, PanelColumns columns) {
    int time = header.indexOf(columns.time());
    try {
      PanelDates.of(time < row.length ? row[time] : "", columns.format());
      // Of another file's pattern one date says little.
      return !columns.format().assumed();
    } catch (InvalidDataException e) {
      return false;
    }
  }

  /** The first rows of a table, and what they tell of its columns. */
  private record Head(List<String> header, List<String[]> sample, FoundColumns found) {
    static Head of(Path file, List<String> header, TableRows rows, PanelColumns columns) {
      List<String[]> sample = new ArrayList<>();
      do {
        sample.add(rows.row());
      } while (sample.size() * (long) header.size() < CELLS && rows.next());
      String given = header.contains(columns.time()) ? columns.time() : null;
      FoundColumns found =
          FoundColumns.of(
              file.toString(), header, sample, rows.separator(), columns.format(), given);
      return new Head(header, sample, found);
    }

    PanelColumns named(PanelColumns columns, BesideNames names) {
      PanelColumns usual = PanelColumns.USUAL;
      String time = one(columns.time(), usual.time(), found.date());
      Set<String> used = new HashSet<>(names.all());
      used.addAll(List.of(time, columns.target()));
      String id = columns.id();
      if (!header.containsAll(columns.ids(header))) {
        String apart = header.contains(time) ? apart(time, used) : null;
        id = one(id, usual.id(), apart == null ? only(left(found.texts(), used)) : apart);
      }
      used.addAll(new PanelColumns(id, time, columns.target()).ids(header));
      List<String> numbers = left(found.numbers(), used);
      String value =
          only(numbers.stream().filter(column -> !flag(header.indexOf(column))).toList());
      return new PanelColumns(
          id,
          time,
          one(columns.target(), usual.target(), value == null ? only(numbers) : value),
          found.format(),
          columns.days());
    }

    /** The columns that tell rows of one time apart, among those of text and of whole numbers. */
    @Nullable String apart(String time, Set<String> used) {
      List<String> names = new ArrayList<>(left(found.texts(), used));
      left(found.numbers(), used).stream()
          .filter(column -> whole(header.indexOf(column)))
          .forEach(names::add);
      return rowsOf(time).among(names);
    }

    SeriesNames rowsOf(String time) {
      return new SeriesNames(header, sample, header.indexOf(time));
    }

    private boolean whole(int column) {
      return sample.stream().allMatch(row -> column < row.length && row[column].matches("\\d+"));
    }

    /** Whether a column has two different cells at most. */
    private boolean flag(int column) {
      return sample.stream()
              .map(row -> column < row.length ? row[column] : "")
              .distinct()
              .limit(MOST_OF_FLAGS + 1)
              .count()
          <= MOST_OF_FLAGS;
    }

    /** The usual name gives way to what is found, where the header lacks it. */
    private String one(String name, String usual, @Nullable String other) {
      return other != null && name.equals(usual) && !header.contains(name) ? other : name;
    }
  }

  private static List<String> left(List<String> columns, Set<String> used) {
    return columns.stream().filter(column -> !used.contains(column)).toList();
  }

  /** The only column; null where there are several, or none. */
  private static @Nullable String only(List<String> columns) {
    return columns.size() == 1 ? columns.get(0) : null;
  }
}
