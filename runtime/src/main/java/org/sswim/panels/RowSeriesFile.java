package org.sswim.panels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Marks;
import org.sswim.tables.Numerals;
import org.sswim.tables.Shown;
import org.sswim.tables.TableRows;

/**
 * Reads the CSV files of the M4 competition: a header, then a line for each series, its name first,
 * its values behind it, oldest first. Cells behind the last value are empty.
 */
final class RowSeriesFile {
  /** The most cells of a line. */
  static final int MOST_COLUMNS = 1 << 22;

  private static final int SAMPLE = 20;

  private RowSeriesFile() {}

  /**
   * Reads a file.
   *
   * @param marks between cells and before decimals
   */
  static Panel read(Path file, Marks marks) {
    Numerals numerals = numerals(file, marks);
    List<String> ids = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    int late = 0;
    Set<String> known = new HashSet<>();
    try (PanelInput in = PanelInput.open(file)) {
      TableRows table = in.rows(marks.separator(), MOST_COLUMNS);
      if (!table.next()) {
        throw PanelInput.refused(file, "is empty");
      }
      while (table.next()) {
        String[] cells = table.cells();
        if (table.count() == 1) {
          throw error(file, table, "has no values after the name of the series");
        }
        String id = cells[0];
        if (id.isEmpty() || !known.add(id)) {
          throw error(
              file,
              table,
              id.isEmpty() ? "has no name" : "is of " + Shown.value(id) + ", as a line before");
        }
        double[] own = new double[table.count() - 1];
        for (int c = 0; c < own.length; c++) {
          String cell = cells[c + 1];
          Double value = PanelCells.number(cell, numerals);
          if (value == null) {
            throw error(
                file,
                table,
                "value %s: %s%s"
                    .formatted(c + 1, Shown.value(cell), PanelCells.fault(cell, numerals)));
          }
          own[c] = value;
        }
        ValueRows rows = ValueRows.of(own, own.length);
        if (rows.none()) {
          throw error(file, table, "has no values for " + Shown.value(id));
        }
        late += rows.zeros() ? 1 : 0;
        ids.add(id);
        values.add(Arrays.copyOfRange(own, rows.from(), rows.to()));
      }
    }
    if (ids.isEmpty()) {
      throw PanelInput.refused(file, "has a header but no series");
    }
    Frequency named = Frequency.ofM4(String.valueOf(file.getFileName()));
    Frequency frequency = named == null ? Frequency.ofM4(ids) : named;
    List<String> notes = new ArrayList<>(ValueRows.note(late));
    if (frequency == null) {
      notes.add(PanelFiles.NO_FREQUENCY);
    }
    return new Panel(
        ids,
        values.toArray(new double[0][]),
        PanelTimes.counted(ids.size()),
        frequency == null ? Frequency.NONE : frequency,
        0,
        notes);
  }

  private static Numerals numerals(Path file, Marks marks) {
    if (marks.decimal() != Marks.AUTO) {
      return Numerals.said(marks.decimal());
    }
    try (PanelInput in = PanelInput.open(file)) {
      TableRows rows = in.rows(marks.separator(), MOST_COLUMNS);
      List<String[]> first = new ArrayList<>();
      while (first.size() < SAMPLE && rows.next()) {
        first.add(Arrays.copyOfRange(rows.row(), 1, rows.count()));
      }
      return Numerals.of(
          first,
          rows.separator(),
          cell -> false,
          cell -> {
            throw new TextRefusal(file.toString()).decimals(cell);
          });
    }
  }

  private static InvalidDataException error(Path file, TableRows table, String problem) {
    return PanelInput.refused(file, table.line(), problem);
  }
}
