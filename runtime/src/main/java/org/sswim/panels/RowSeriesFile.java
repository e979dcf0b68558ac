package org.sswim.panels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
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
        DoubleStream.Builder own = DoubleStream.builder();
        int count = 0;
        int observed = 0;
        for (int c = 1; c < table.count(); c++) {
          String cell = cells[c];
          Double value = PanelCells.number(cell, numerals);
          if (value == null) {
            throw error(
                file,
                table,
                "value %s: %s%s"
                    .formatted(count + 1, Shown.value(cell), PanelCells.fault(cell, numerals)));
          }
          // What comes before the first value is no row.
          if (count > 0 || !value.isNaN()) {
            own.add(value);
            count++;
          }
          observed = value.isNaN() ? observed : count;
        }
        if (observed == 0) {
          throw error(file, table, "has no values for " + Shown.value(id));
        }
        ids.add(id);
        values.add(own.build().limit(observed).toArray());
      }
    }
    if (ids.isEmpty()) {
      throw PanelInput.refused(file, "has a header but no series");
    }
    Frequency named = Frequency.ofM4(String.valueOf(file.getFileName()));
    Frequency frequency = named == null ? Frequency.ofM4(ids) : named;
    return new Panel(
        ids,
        values.toArray(new double[0][]),
        PanelTimes.counted(ids.size()),
        frequency == null ? Frequency.NONE : frequency,
        0,
        frequency == null ? List.of(PanelFiles.NO_FREQUENCY) : List.of());
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
