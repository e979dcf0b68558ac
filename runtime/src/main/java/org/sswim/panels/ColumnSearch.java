package org.sswim.panels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.series.FoundColumns;
import org.sswim.series.InvalidSeriesException;
import org.sswim.tables.TableRows;

/**
 * Finds the columns of a panel in long format that nobody named. Times are in the first column of
 * dates. Columns of text or of whole numbers that tell rows of one time apart have the names of the
 * series; where no time has two rows, the only column of text has. If one column of numbers is
 * left, it has the values.
 */
public final class ColumnSearch {
  /** Cells that are looked at. */
  private static final int CELLS = 100_000;

  private ColumnSearch() {}

  /**
   * The columns of a file, with the pattern of its dates. What is not found stays as it is.
   *
   * @param file a file, or a folder of files with a series each
   * @param columns given ones, or the usual ones, which give way
   * @param names of other columns
   * @throws InvalidSeriesException if the file cannot be read, if days of dates may be months, or
   *     if years have two digits
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
      List<String[]> sample = new ArrayList<>();
      do {
        sample.add(rows.row());
      } while (sample.size() * (long) header.size() < CELLS && rows.next());
      String given = header.contains(columns.time()) ? columns.time() : null;
      FoundColumns found =
          FoundColumns.of(
              files.get(0).toString(), header, sample, rows.separator(), columns.format(), given);
      return named(header, sample, found, columns, names);
    }
  }

  /** Whether the first row has a time that needs no pattern but what is given. */
  private static boolean readable(List<String> header, String[] row, PanelColumns columns) {
    int time = header.indexOf(columns.time());
    try {
      PanelDates.of(time < row.length ? row[time] : "", columns.format());
      // Of another file's pattern one date says little.
      return !columns.format().assumed();
    } catch (InvalidSeriesException e) {
      return false;
    }
  }

  private static PanelColumns named(
      List<String> header,
      List<String[]> sample,
      FoundColumns found,
      PanelColumns columns,
      BesideNames names) {
    PanelColumns usual = PanelColumns.USUAL;
    String time = one(columns.time(), usual.time(), header, found.date());
    Set<String> used = new HashSet<>(names.all());
    used.addAll(List.of(time, columns.target()));
    String id = columns.id();
    if (!header.containsAll(columns.ids(header))) {
      List<String> texts = left(found.texts(), used);
      List<String> whole = new ArrayList<>(texts);
      left(found.numbers(), used).stream()
          .filter(column -> whole(sample, header.indexOf(column)))
          .forEach(whole::add);
      String apart =
          header.contains(time)
              ? new SeriesNames(header, sample, header.indexOf(time)).among(whole)
              : null;
      id = one(id, usual.id(), header, apart == null ? only(texts) : apart);
    }
    used.addAll(new PanelColumns(id, time, columns.target()).ids(header));
    return new PanelColumns(
        id,
        time,
        one(columns.target(), usual.target(), header, only(left(found.numbers(), used))),
        found.format(),
        columns.days());
  }

  private static boolean whole(List<String[]> sample, int column) {
    return sample.stream().allMatch(row -> column < row.length && row[column].matches("\\d+"));
  }

  /** The usual name gives way to what is found, where the header lacks it. */
  private static String one(
      String name, String usual, List<String> header, @Nullable String found) {
    return found != null && name.equals(usual) && !header.contains(name) ? found : name;
  }

  private static List<String> left(List<String> columns, Set<String> used) {
    return columns.stream().filter(column -> !used.contains(column)).toList();
  }

  /** The only column; null where there are several, or none. */
  private static @Nullable String only(List<String> columns) {
    return columns.size() == 1 ? columns.get(0) : null;
  }
}
