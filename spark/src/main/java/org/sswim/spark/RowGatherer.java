package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
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

  private final Iterator<Row> rows;
  private final String timeName;
  private final String valueName;
  private final Map<String, Long> dates = new HashMap<>();
  private final Deque<Tuple2<String, byte[]>> ready = new ArrayDeque<>();
  private PanelDates style;
  private long values;
  private String problem = "";
  private boolean over;

  RowGatherer(Iterator<Row> rows, PanelDates style, String timeName, String valueName) {
    this.rows = rows;
    this.style = style;
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
    String last = "";
    TimedRows own = null;
    int count = 0;
    while (count < MOST_ROWS && problem.isEmpty() && rows.hasNext()) {
      Row row = rows.next();
      String id = row.isNullAt(0) ? "" : row.getString(0).strip();
      if (id.isEmpty()) {
        problem = "a row has no name of a series";
      } else {
        if (own == null || !id.equals(last)) {
          own = series.computeIfAbsent(id, name -> new TimedRows());
          last = id;
        }
        add(row, id, own);
        count++;
      }
    }
    if (problem.isEmpty()) {
      series.forEach((id, some) -> ready.add(new Tuple2<>(id, RowsBytes.of(some))));
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

  private void add(Row row, String id, TimedRows to) {
    Long time = time(row, id);
    Double value = time == null ? null : value(row, id);
    if (time != null && value != null) {
      to.add(time, value);
      values += Double.isNaN(value) ? 0 : 1;
    }
  }

  private @Nullable Long time(Row row, String id) {
    Object cell = row.get(1);
    if (cell instanceof Long number) {
      return number;
    }
    if (cell instanceof LocalDateTime time && time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
      return time.toEpochSecond(ZoneOffset.UTC);
    }
    String text = cell == null ? "" : cell.toString().strip();
    Long known = dates.get(text);
    if (known != null) {
      return known;
    }
    if (style == PanelDates.UNKNOWN) {
      style = PanelDates.of(text);
    }
    Long time = style.parse(text);
    if (time == null) {
      problem =
          "series "
              + PanelCells.shown(id)
              + ", column '"
              + timeName
              + "': "
              + PanelCells.shown(text)
              + " is "
              + style.refusal();
    } else if (dates.size() < MOST_DATES) {
      dates.put(text, time);
    }
    return time;
  }

  private @Nullable Double value(Row row, String id) {
    if (row.isNullAt(2)) {
      return Double.NaN;
    }
    Object cell = row.get(2);
    if (cell instanceof Double number && Math.abs(number) < USUAL) {
      return number;
    }
    String text = cell.toString();
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
