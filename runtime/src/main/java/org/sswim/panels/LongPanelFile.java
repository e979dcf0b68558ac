package org.sswim.panels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.panels.RowPlaces.Placed;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.series.Source;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;

/**
 * Reads panels in long format. A panel is a table with a header and a row for each time of each
 * series, or several files with a series each. Rows may stand in any order.
 */
final class LongPanelFile {
  /** Bytes that a row takes while it is read. */
  private static final int ROW_BYTES = 24;

  private static final int NUMBER_BYTES = 12;

  private final PanelColumns columns;
  private final BesideNames names;

  /** What static columns say of each series, with one text for each category. */
  private final Map<String, String[]> statics = new HashMap<>();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, TimedRows> series = new LinkedHashMap<>();
  private final Map<String, Long> known = new HashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();
  private @Nullable PanelDates style;
  private long rows;

  /** What is read, and the name of its series; null where a column has the names. */
  private Source file;

  private @Nullable String only;

  /** Whether the file has what is known ahead alone, and no values. */
  private boolean future;

  /** Rows that there is room for. */
  private final long most;

  private LongPanelFile(Source file, PanelColumns columns, BesideNames names, long allowed) {
    this.file = file;
    this.columns = columns;
    this.names = names;
    int count = names.columns().size();
    long room = Runtime.getRuntime().maxMemory() / 2 / (ROW_BYTES + count * NUMBER_BYTES);
    most = Math.min(room, allowed);
  }

  /**
   * Reads a file or other source.
   *
   * @param names of what is said beside values
   * @param future a file with rows behind the last ones, of what is known ahead; or null
   * @param most rows
   */
  static Panel read(
      Source file, PanelColumns columns, BesideNames names, @Nullable Path future, long most) {
    LongPanelFile reader = new LongPanelFile(file, columns, names, most);
    reader.read();
    if (future != null) {
      reader.file = Source.of(future);
      reader.future = true;
      reader.read();
    }
    return reader.panel(file.name());
  }

  /** A series of each file, by the name of the file. */
  static Panel readAll(Path folder, List<Path> files, PanelColumns columns, BesideNames names) {
    LongPanelFile reader = new LongPanelFile(Source.of(folder), columns, names, Long.MAX_VALUE);
    if (files.isEmpty()) {
      throw PanelInput.refused(folder, "is a folder without files");
    }
    for (Path own : files) {
      reader.file = Source.of(own);
      reader.only = TextFile.stem(own);
      if (reader.series.containsKey(reader.only)) {
        throw PanelInput.refused(own, "is of " + Shown.value(reader.only) + ", as a file before");
      }
      reader.read();
    }
    return reader.panel(folder.toString());
  }

  private void read() {
    try (PanelInput in = new PanelInput(file)) {
      read(in.table(columns.format().marks()));
    }
  }

  /**
   * Makes a panel of all rows: sorts them, finds how far they are apart, and puts rows without
   * value in where times lack.
   */
  private Panel panel(String source) {
    PanelDates dates = Objects.requireNonNull(style);
    List<String> notes = new ArrayList<>();
    if (!unused.isEmpty()) {
      notes.add(PanelFiles.UNUSED + String.join(", ", unused));
    }
    int unsorted = 0;
    SpacingVotes votes = new SpacingVotes();
    for (Map.Entry<String, TimedRows> own : series.entrySet()) {
      unsorted += RowPlaces.sort(source, own.getKey(), own.getValue(), dates) ? 1 : 0;
      votes.add(own.getKey(), own.getValue(), dates);
    }
    if (unsorted > 0) {
      notes.add("the rows of " + unsorted + " series were put in order of time");
    }
    SamplingInterval spacing = votes.usual(source, dates, columns.days());
    if (columns.days() == null && !spacing.everyDay()) {
      notes.add("rows are " + spacing.describe() + " apart");
    }
    return placed(new RowPlaces(source, dates, spacing), notes);
  }

  private Panel placed(RowPlaces places, List<String> notes) {
    List<String> ids = new ArrayList<>();
    List<Placed> kept = new ArrayList<>();
    long length = 0;
    for (Map.Entry<String, TimedRows> own : series.entrySet()) {
      length += places.length(own.getKey(), own.getValue());
      if (length > most) {
        throw PanelInput.refused(
            places.source(),
            "lacks so many rows between others that there is no room for more than " + most);
      }
      Placed placed = places.place(own.getKey(), own.getValue());
      if (placed != null) {
        ids.add(own.getKey());
        kept.add(placed);
      }
    }
    if (kept.isEmpty()) {
      throw PanelInput.refused(places.source(), "has no value in any row");
    }
    long put = kept.stream().mapToLong(Placed::put).sum();
    if (put > 0) {
      notes.add(put + " missing rows between others were put in without value");
    }
    notes.addAll(ValueRows.note(kept.stream().filter(Placed::zeros).count()));
    if (kept.size() < series.size()) {
      notes.add((series.size() - kept.size()) + " series without any value were left out");
    }
    if (places.style().dates() == null) {
      notes.add(PanelFiles.NO_FREQUENCY);
    }
    return new Panel(
        ids,
        kept.stream().map(Placed::values).toArray(double[][]::new),
        places.times(kept.stream().mapToLong(Placed::first).toArray()),
        places.frequency(),
        0,
        notes,
        new PanelBeside(
            names,
            ids.stream().map(id -> statics.getOrDefault(id, noStatics())).toArray(String[][]::new),
            kept.stream().map(Placed::beside).toArray(double[][][]::new)));
  }

  private void read(Table table) {
    int[] place = places(table);
    int[] ids =
        only == null
            ? columns.ids(table.header()).stream().mapToInt(table::find).toArray()
            : new int[0];
    int count = names.columns().size();
    int numbers = 3 + names.statics().size();
    table.numbers(
        IntStream.range(2, place.length)
            .filter(i -> i == 2 || i >= numbers)
            .map(i -> place[i])
            .filter(at -> at >= 0)
            .toArray());
    double[] beside = new double[count];
    long before = rows;
    String last = "";
    TimedRows own = null;
    while (table.next()) {
      Checks.that(++rows <= most, table::error)
          .or("is one more than the %s rows that there is room for", most);
      String id = only == null ? id(table, ids) : only;
      if (own == null || !id.equals(last)) {
        own = ofSeries(id);
        last = id;
      }
      for (int s = 0; s < names.statics().size() && !future; s++) {
        addStatic(table, id, s, table.cell(place[3 + s]));
      }
      for (int c = 0; c < count; c++) {
        int at = place[numbers + c];
        beside[c] = at < 0 ? Double.NaN : PanelCells.value(table, at);
      }
      double value = future ? Double.NaN : PanelCells.value(table, place[2]);
      own.add(time(table, place[1], own), value, beside);
    }
    if (rows == before) {
      throw PanelInput.refused(file.name(), "has a header but no rows");
    }
  }

  /** The name of a row's series. */
  private static String id(Table table, int[] columns) {
    for (int column : columns) {
      Checks.that(!table.cell(column).isEmpty(), table::error)
          .or("has no name of a series in column %s", Shown.value(table.header().get(column)));
    }
    return columns.length == 1
        ? table.cell(columns[0])
        : IntStream.of(columns).mapToObj(table::cell).collect(Collectors.joining("+"));
  }

  /** An empty cell says nothing. */
  private void addStatic(Table table, String id, int column, String cell) {
    String[] own = statics.computeIfAbsent(id, name -> noStatics());
    if (cell.isEmpty() || cell.equals(own[column])) {
      return;
    }
    if (!own[column].isEmpty()) {
      throw table.error(
          "static column %s: %s, but %s in a row before of series %s"
              .formatted(
                  Shown.value(names.statics().get(column)),
                  Shown.value(cell),
                  Shown.value(own[column]),
                  Shown.value(id)));
    }
    own[column] = texts.computeIfAbsent(cell, text -> text);
  }

  private String[] noStatics() {
    String[] none = new String[names.statics().size()];
    Arrays.fill(none, "");
    return none;
  }

  private TimedRows ofSeries(String id) {
    return series.computeIfAbsent(id, name -> new TimedRows(names.columns().size()));
  }

  /** Places of the columns in a row, -1 for one that is spared and not there. */
  private int[] places(Table table) {
    List<String> header = table.header();
    List<String> ids = columns.ids(header);
    List<String> wanted = new ArrayList<>(columns.all());
    wanted.set(0, ids.get(0));
    wanted.addAll(names.all());
    Set<String> spared = new HashSet<>();
    if (only != null) {
      spared.add(ids.get(0));
    }
    if (future) {
      spared.add(columns.target());
      spared.addAll(names.statics());
      spared.addAll(names.past());
    }
    if (!future) {
      unused.addAll(header);
      unused.removeAll(ids);
      wanted.forEach(unused::remove);
    }
    return wanted.stream()
        .mapToInt(name -> spared.contains(name) ? header.indexOf(name) : table.find(name))
        .toArray();
  }

  private long time(Table table, int place, TimedRows own) {
    String text = table.cell(place);
    PanelDates dates = style;
    Long time = known.get(text);
    if (dates == null || time == null) {
      try {
        dates = dates == null ? PanelDates.of(text, columns.format()) : dates;
        time = dates.time(text);
      } catch (InvalidDataException e) {
        RuntimeException placed = table.error(place, String.valueOf(e.getMessage()));
        throw new InvalidDataException(
            e.fault().at(file.name(), table.line()), String.valueOf(placed.getMessage()), e);
      }
      style = dates;
      known.put(text, time);
    }
    return dates.time(time, own);
  }
}
