package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.PanelCells;
import org.sswim.panels.PanelDates;
import org.sswim.panels.TimedRows;
import scala.Tuple2;

/**
 * The rows of a partition, gathered by series as far as memory for a million rows goes; at last a
 * report under the name "". Where a row is of no use nothing follows but the report.
 */
final class RowGatherer implements Iterator<Tuple2<String, byte[]>> {
  private static final int MOST_ROWS = 1 << 20;

  /** Numbers below are taken without a further look. */
  private static final double USUAL = 1e29;

  private static final int MOST_DATES = 1 << 16;
  private static final long MICROS = 1_000_000;

  private final Iterator<InternalRow> rows;
  private final PanelDates typed;
  private final boolean texts;
  private final String timeName;
  private final String valueName;
  private final Map<UTF8String, Long> dates = new HashMap<>();
  private final Deque<Tuple2<String, byte[]>> ready = new ArrayDeque<>();
  private PanelDates style;
  private long values;
  private String problem = "";
  private boolean over;

  /**
   * A gatherer.
   *
   * @param rows name, time and value; each may be one object over and over
   * @param style of times: whole numbers, or microseconds of the wall clock; unknown for texts
   * @param texts whether values are texts; else they are numbers
   */
  RowGatherer(
      Iterator<InternalRow> rows,
      PanelDates style,
      boolean texts,
      String timeName,
      String valueName) {
    this.rows = rows;
    this.style = style;
    typed = style;
    this.texts = texts;
    this.timeName = timeName;
    this.valueName = valueName;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && !over) {
      gather();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<String, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void gather() {
    Map<String, TimedRows> series = new LinkedHashMap<>();
    UTF8String last = UTF8String.EMPTY_UTF8;
    String id = "";
    TimedRows own = null;
    int count = 0;
    while (count < MOST_ROWS && problem.isEmpty() && rows.hasNext()) {
      InternalRow row = rows.next();
      UTF8String cell = row.isNullAt(0) ? UTF8String.EMPTY_UTF8 : row.getUTF8String(0);
      if (own == null || !cell.equals(last)) {
        last = cell.clone();
        id = cell.toString().strip();
        own = series.computeIfAbsent(id, first -> new TimedRows());
      }
      if (id.isEmpty()) {
        problem = "a row has no name of a series";
      } else {
        add(row, id, own);
        count++;
      }
    }
    if (problem.isEmpty()) {
      series.forEach((name, some) -> ready.add(new Tuple2<>(name, RowsBytes.of(some))));
    }
    over = !problem.isEmpty() || !rows.hasNext();
    if (over) {
      try {
        ready.add(new Tuple2<>("", new RowsReport(style, values, problem).bytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void add(InternalRow row, String id, TimedRows to) {
    Long time = time(row, id);
    Double value = time == null ? null : value(row, id);
    if (time != null && value != null) {
      to.add(time, value);
      values += Double.isNaN(value) ? 0 : 1;
    }
  }

  private @Nullable Long time(InternalRow row, String id) {
    boolean missing = row.isNullAt(1);
    if (!missing && typed == PanelDates.NUMBERS) {
      return row.getLong(1);
    }
    if (!missing && typed != PanelDates.UNKNOWN) {
      long seconds = Math.floorDiv(row.getLong(1), MICROS);
      long rest = Math.floorMod(row.getLong(1), MICROS);
      return rest == 0
          ? (Long) seconds
          : refused(
              id,
              LocalDateTime.ofEpochSecond(seconds, (int) rest * 1000, ZoneOffset.UTC).toString());
    }
    UTF8String text = missing ? UTF8String.EMPTY_UTF8 : row.getUTF8String(1);
    Long known = dates.get(text);
    return known == null ? time(text, id) : known;
  }

  private @Nullable Long time(UTF8String cell, String id) {
    String text = cell.toString().strip();
    if (style == PanelDates.UNKNOWN) {
      style = PanelDates.of(text);
    }
    Long time = style.parse(text);
    if (time == null) {
      return refused(id, text);
    }
    if (dates.size() < MOST_DATES) {
      dates.put(cell.clone(), time);
    }
    return time;
  }

  private @Nullable Long refused(String id, String time) {
    problem =
        "series "
            + PanelCells.shown(id)
            + ", column '"
            + timeName
            + "': "
            + PanelCells.shown(time)
            + " is "
            + style.refusal();
    return null;
  }

  private @Nullable Double value(InternalRow row, String id) {
    if (row.isNullAt(2)) {
      return Double.NaN;
    }
    if (!texts) {
      double number = row.getDouble(2);
      if (Math.abs(number) < USUAL) {
        return number;
      }
    }
    String text = texts ? row.getUTF8String(2).toString() : Double.toString(row.getDouble(2));
    Double value = PanelCells.number(text);
    if (value == null) {
      problem =
          "series "
              + PanelCells.shown(id)
              + ", column '"
              + valueName
              + "': "
              + PanelCells.shown(text)
              + PanelCells.fault(text);
    }
    return value;
  }
}
