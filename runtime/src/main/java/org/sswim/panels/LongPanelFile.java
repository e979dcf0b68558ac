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
import java.util.HashSet;
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

  private static final int NUMBER_BYTES = 12;

  private final PanelColumns columns;
  private final BesideNames names;
  private final StaticCells statics;
  private final Map<String, TimedRows> series = new LinkedHashMap<>();
  private final Map<String, Long> dates = new HashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private PanelDates style = PanelDates.UNKNOWN;
  private long rows;

  /** The file that is read, and the name of its series; null where a column has the names. */
  private Path file;

  private @Nullable String only;

  /** Whether the file has what is known ahead alone, and no values. */
  private boolean future;

  private LongPanelFile(Path file, PanelColumns columns, BesideNames names) {
    this.file = file;
    this.columns = columns;
    this.names = names;
    statics = new StaticCells(names.statics());
  }

  /**
   * Reads a file.
   *
   * @param names of what is said beside values
   * @param future a file with rows behind the last ones, of what is known ahead; or null
   */
  static Panel read(Path file, PanelColumns columns, BesideNames names, @Nullable Path future) {
    LongPanelFile reader = new LongPanelFile(file, columns, names);
    reader.read();
    if (future != null) {
      reader.file = future;
      reader.future = true;
      reader.read();
    }
    return reader.panel(file);
  }

  /** A series of each file, by the name of the file. */
  static Panel readAll(Path folder, List<Path> files, PanelColumns columns, BesideNames names) {
    LongPanelFile reader = new LongPanelFile(folder, columns, names);
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
        unused.isEmpty() ? List.of() : List.of(PanelFiles.UNUSED + String.join(", ", unused));
    return new PanelRows(source.toString(), series, style, notes, statics, names).panel();
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
    int count = names.columns().size();
    double[] beside = new double[count];
    long most = Runtime.getRuntime().maxMemory() / 2 / (ROW_BYTES + count * NUMBER_BYTES);
    long before = rows;
    String last = "";
    TimedRows own = null;
    for (CsvRecord record : records) {
      if (place == null) {
        place = places(header(record));
        continue;
      }
      if (record.getFieldCount() <= place[place.length - 1]) {
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
      for (int s = 0; s < names.statics().size() && !future; s++) {
        String odds = statics.add(id, s, record.getField(place[3 + s]).strip());
        if (odds != null) {
          throw error(record, odds);
        }
      }
      for (int c = 0; c < count; c++) {
        int at = place[3 + names.statics().size() + c];
        beside[c] = at < 0 ? Double.NaN : value(record, at, names.columns().get(c));
      }
      double value = future ? Double.NaN : value(record, place[2], columns.target());
      own.add(time(record, record.getField(place[1]).strip()), value, beside);
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
    return series.computeIfAbsent(id, name -> new TimedRows(names.columns().size()));
  }

  private static List<String> header(CsvRecord record) {
    List<String> names = new ArrayList<>();
    for (String field : record.getFields()) {
      String name = field.strip();
      names.add(names.isEmpty() && name.startsWith("\uFEFF") ? name.substring(1) : name);
    }
    return names;
  }

  /** Places of the columns in a row, -1 for one that is not there; then the last of them. */
  private int[] places(List<String> header) {
    List<String> wanted = new ArrayList<>(List.of(columns.id(), columns.time(), columns.target()));
    wanted.addAll(names.all());
    Set<String> spared = new HashSet<>();
    if (only != null) {
      spared.add(columns.id());
    }
    if (future) {
      spared.add(columns.target());
      spared.addAll(names.statics());
      spared.addAll(names.past());
    }
    int[] place = new int[wanted.size() + 1];
    for (int i = 0; i < wanted.size(); i++) {
      place[i] = header.indexOf(wanted.get(i));
      if (place[i] < 0 && !spared.contains(wanted.get(i))) {
        throw PanelInput.refused(
            file,
            1,
            "has no column " + PanelCells.shown(wanted.get(i)) + "; there are " + header,
            null);
      }
      place[wanted.size()] = Math.max(place[wanted.size()], place[i]);
    }
    if (!future) {
      unused.addAll(header);
      unused.removeAll(wanted);
    }
    return place;
  }

  private double value(CsvRecord record, int place, String column) {
    String cell = record.getField(place);
    Double value = PanelCells.number(cell);
    if (value == null) {
      throw error(
          record,
          "column "
              + PanelCells.shown(column)
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
