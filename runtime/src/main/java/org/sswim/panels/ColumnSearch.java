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
 * dates. If one column of text is left, it has the names of the series, and if one of numbers is
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
      return named(header, found, columns, names);
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
      List<String> header, FoundColumns found, PanelColumns columns, BesideNames names) {
    Set<String> used = new HashSet<>(names.all());
    used.addAll(columns.ids(header));
    used.addAll(List.of(columns.time(), columns.target()));
    PanelColumns usual = PanelColumns.USUAL;
    return new PanelColumns(
        one(columns.id(), usual.id(), header, left(found.texts(), used)),
        one(columns.time(), usual.time(), header, found.date()),
        one(columns.target(), usual.target(), header, left(found.numbers(), used)),
        found.format(),
        columns.days());
  }

  /** The usual name gives way to what is found, where the header lacks it. */
  private static String one(
      String name, String usual, List<String> header, @Nullable String found) {
    return found != null && name.equals(usual) && !header.contains(name) ? found : name;
  }

  /** The only column that is left; null where there are several, or none. */
  private static @Nullable String left(List<String> columns, Set<String> used) {
    List<String> left = columns.stream().filter(column -> !used.contains(column)).toList();
    return left.size() == 1 ? left.get(0) : null;
  }
}
