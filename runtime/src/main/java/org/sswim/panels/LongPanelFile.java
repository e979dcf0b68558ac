package org.sswim.panels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidSeriesException;

/**
 * Reads panels in long format: a CSV file with a header, comma, semicolon or tab between cells, and
 * a row for each time of each series; or several files with a series each. Rows may stand in any
 * order.
 */
final class LongPanelFile {
  /** Bytes that a row takes while it is read. */
  private static final int ROW_BYTES = 24;

  private final PanelColumns columns;
  private final Map<String, TimedRows> series = new LinkedHashMap<>();
  private final Map<String, Long> dates = new HashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private PanelDates style = PanelDates.UNKNOWN;
  private long rows;

  /** The file that is read, and the name of its series; null where a column has the names. */
  private Path file;

  private @Nullable String only;

  private LongPanelFile(Path file, PanelColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  static Panel read(Path file, PanelColumns columns) {
    LongPanelFile reader = new LongPanelFile(file, columns);
    reader.read();
    return reader.panel(file);
  }

  /** A series of each file, by the name of the file. */
  static Panel readAll(Path folder, List<Path> files, PanelColumns columns) {
    LongPanelFile reader = new LongPanelFile(folder, columns);
    if (files.isEmpty()) {
      throw PanelInput.refused(folder, 0, "is a folder without files", null);
    }
    for (Path own : files) {
      reader.file = own;
      reader.only = PanelFolder.id(own);
      if (reader.series.containsKey(reader.only)) {
        throw PanelInput.refused(
            own, 0, "is of " + PanelCells.shown(reader.only) + ", as a file before", null);
      }
      reader.read();
    }
    return reader.panel(folder);
  }

  private void read() {
    char separator = separator(file);
    try (PanelInput in = PanelInput.open(file);
        CsvReader<CsvRecord> records =
            CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(in.reader())) {
      read(records);
    } catch (CsvParseException e) {
      throw PanelInput.refused(file, 0, "is no CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw PanelInput.refused(file, 0, "cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw PanelInput.unreadable(file, e);
    }
  }

  private Panel panel(Path source) {
    List<String> notes =
        unused.isEmpty()
            ? List.of()
            : List.of("columns that are not used: " + String.join(", ", unused));
    return new PanelRows(source.toString(), series, style, notes).panel();
  }

  private static char separator(Path file) {
    try (PanelInput in = PanelInput.open(file)) {
      String header = in.next();
      for (char candidate : new char[] {';', '\t'}) {
        if (header != null && header.indexOf(candidate) >= 0 && header.indexOf(',') < 0) {
          return candidate;
        }
      }
      return ',';
    }
  }

  private void read(CsvReader<CsvRecord> records) {
    int[] place = null;
    long most = Runtime.getRuntime().maxMemory() / 2 / ROW_BYTES;
    long before = rows;
    String last = "";
    TimedRows own = null;
    for (CsvRecord record : records) {
      if (place == null) {
        place = places(header(record));
        continue;
      }
      if (record.getFieldCount() <= Math.max(place[0], Math.max(place[1], place[2]))) {
        throw error(
            record, "has " + record.getFieldCount() + " cells; fewer than the header has names");
      }
      if (++rows > most) {
        throw error(record, "is one more than the " + most + " rows that memory has room for");
      }
      String id = only == null ? record.getField(place[0]).strip() : only;
      if (own == null || !id.equals(last)) {
        own = ofSeries(record, id);
        last = id;
      }
      own.add(time(record, record.getField(place[1]).strip()), value(record, place[2]));
    }
    if (place == null) {
      throw PanelInput.refused(file, 0, "is empty", null);
    }
    if (rows == before) {
      throw PanelInput.refused(file, 0, "has a header but no rows", null);
    }
  }

  private TimedRows ofSeries(CsvRecord record, String id) {
    if (id.isEmpty()) {
      throw error(record, "has no name of a series in column " + PanelCells.shown(columns.id()));
    }
    return series.computeIfAbsent(id, name -> new TimedRows());
  }

  private static List<String> header(CsvRecord record) {
    List<String> names = new ArrayList<>();
    for (String field : record.getFields()) {
      String name = field.strip();
      names.add(names.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name);
    }
    return names;
  }

  private int[] places(List<String> header) {
    String[] wanted = {columns.id(), columns.time(), columns.target()};
    int[] place = new int[wanted.length];
    for (int i = 0; i < place.length; i++) {
      place[i] = header.indexOf(wanted[i]);
      if (place[i] < 0 && (i > 0 || only == null)) {
        throw PanelInput.refused(
            file,
            1,
            "has no column " + PanelCells.shown(wanted[i]) + "; there are " + header,
            null);
      }
    }
    unused.addAll(header);
    unused.removeAll(List.of(wanted));
    return place;
  }

  private double value(CsvRecord record, int place) {
    String cell = record.getField(place);
    Double value = PanelCells.number(cell);
    if (value == null) {
      throw error(
          record,
          "column "
              + PanelCells.shown(columns.target())
              + ": "
              + PanelCells.shown(cell)
              + PanelCells.fault(cell));
    }
    return value;
  }

  private long time(CsvRecord record, String text) {
    Long known = dates.get(text);
    if (known != null) {
      return known;
    }
    if (style == PanelDates.UNKNOWN) {
      style = PanelDates.of(text);
    }
    @Nullable Long time = style.parse(text);
    if (time == null) {
      throw error(
          record,
          "column "
              + PanelCells.shown(columns.time())
              + ": "
              + PanelCells.shown(text)
              + " is "
              + style.refusal());
    }
    dates.put(text, time);
    return time;
  }

  private InvalidSeriesException error(CsvRecord record, String problem) {
    return PanelInput.refused(file, record.getStartingLineNumber(), problem, null);
  }
}
