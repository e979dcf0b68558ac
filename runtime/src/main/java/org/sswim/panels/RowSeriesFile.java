package org.sswim.panels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the CSV files of the M4 competition: a header, then a line for each series, its name first,
 * its values behind it, oldest first. Cells behind the last value are empty.
 */
final class RowSeriesFile {
  private RowSeriesFile() {}

  static Panel read(Path file) {
    List<String> ids = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    Set<String> known = new HashSet<>();
    try (PanelInput in = PanelInput.open(file)) {
      if (in.next() == null) {
        throw PanelInput.refused(file, 0, "is empty", null);
      }
      double[] scratch = new double[1 << 10];
      for (String line = in.next(); line != null; line = in.next()) {
        if (line.isBlank()) {
          continue;
        }
        int comma = line.indexOf(',');
        if (comma < 0) {
          throw in.error("has no values behind the name of the series");
        }
        String id = unquoted(line, 0, comma);
        if (id.isEmpty() || !known.add(id)) {
          throw in.error(
              id.isEmpty()
                  ? "has no name"
                  : "is of " + PanelCells.shown(id) + ", as a line before");
        }
        int count = 0;
        int observed = 0;
        for (int from = comma + 1; from <= line.length(); ) {
          int to = line.indexOf(',', from);
          to = to < 0 ? line.length() : to;
          String cell = unquoted(line, from, to);
          Double value = PanelCells.number(cell);
          if (value == null) {
            throw in.error(
                "value " + (count + 1) + ": " + PanelCells.shown(cell) + PanelCells.fault(cell));
          }
          if (count == scratch.length) {
            scratch = Arrays.copyOf(scratch, 2 * count);
          }
          // What comes before the first value is no row.
          if (count > 0 || !value.isNaN()) {
            scratch[count++] = value;
          }
          observed = value.isNaN() ? observed : count;
          from = to + 1;
        }
        if (observed == 0) {
          throw in.error("has no values for " + PanelCells.shown(id));
        }
        ids.add(id);
        values.add(Arrays.copyOf(scratch, observed));
      }
    }
    if (ids.isEmpty()) {
      throw PanelInput.refused(file, 0, "has a header but no series", null);
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

  private static String unquoted(String line, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && line.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && line.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end - start >= 2 && line.charAt(start) == '"' && line.charAt(end - 1) == '"') {
      start++;
      end--;
    }
    return line.substring(start, end);
  }
}
