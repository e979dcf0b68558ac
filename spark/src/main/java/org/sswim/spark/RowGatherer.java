package org.sswim.spark;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
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
import org.sswim.series.InvalidDataException;
import org.sswim.tables.Numerals;
import org.sswim.tables.Shown;
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
  private final @Nullable String typed;
  private final FrameFormat format;
  private final Numerals numerals;
  private final boolean[] texts;
  private final String timeName;
  private final String[] names;
  private final SparkBeside beside;
  private final double[] numbers;
  private final Map<UTF8String, Long> dates = new HashMap<>();
  private final Deque<Tuple2<String, byte[]>> ready = new ArrayDeque<>();
  private @Nullable String example;
  private @Nullable PanelDates style;
  private long values;
  private String problem = "";
  private boolean over;

  /**
   * A gatherer.
   *
   * @param rows name, time, value, further numbers, categories; each may be one object over and
   *     over
   * @param typed a time as it is written where times are whole numbers, or microseconds of the wall
   *     clock; null where they are texts
   * @param format of texts
   * @param texts whether values, and further numbers, are texts; else they are numbers
   * @param names of these columns
   * @param beside what is said beside values
   */
  RowGatherer(
      Iterator<InternalRow> rows,
      @Nullable String typed,
      FrameFormat format,
      boolean[] texts,
      String timeName,
      String[] names,
      SparkBeside beside) {
    this.rows = rows;
    this.typed = typed;
    this.format = format;
    numerals = format.numerals();
    example = typed;
    style = typed == null ? null : FrameFormat.TYPED.like(typed);
    this.texts = texts;
    this.timeName = timeName;
    this.names = names;
    this.beside = beside;
    numbers = new double[beside.count()];
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
        own = series.computeIfAbsent(id, first -> new TimedRows(numbers.length));
      }
      if (id.isEmpty()) {
        problem = "a row has no name of a series";
      } else {
        add(row, id, own);
        count++;
      }
    }
    if (problem.isEmpty()) {
      series.forEach((name, some) -> ready.add(new Tuple2<>(name, RowsBytes.of(some).bytes())));
    }
    over = !problem.isEmpty() || !rows.hasNext();
    if (over) {
      PartReport report = new PartReport();
      if (example != null) {
        report.times.add(example);
      }
      report.values = values;
      report.problem = problem.isEmpty() ? "" : FrameFault.text(problem);
      ready.add(new Tuple2<>("", report.bytes()));
    }
  }

  private void add(InternalRow row, String id, TimedRows to) {
    Long time = time(row, id);
    Double value = time == null ? null : number(row, 0, id);
    if (time != null && value != null && style != null && beside(row, id)) {
      to.add(style.time(time, to), value, numbers);
      values += Double.isNaN(value) ? 0 : 1;
    }
  }

  /** Reads what stands beside a value; whether it is of use. */
  private boolean beside(InternalRow row, String id) {
    int statics = beside.statics().size();
    for (int s = 0; s < statics; s++) {
      int at = 2 + names.length + s;
      String text = row.isNullAt(at) ? "" : row.getUTF8String(at).toString().strip();
      int found = Collections.binarySearch(beside.categories().get(s), text);
      numbers[s] = found < 0 ? Double.NaN : found;
    }
    for (int c = 1; c < names.length; c++) {
      Double number = number(row, c, id);
      if (number == null) {
        return false;
      }
      numbers[statics + c - 1] = number;
    }
    return true;
  }

  private @Nullable Long time(InternalRow row, String id) {
    boolean missing = row.isNullAt(1);
    if (missing || typed == null) {
      UTF8String text = missing ? UTF8String.EMPTY_UTF8 : row.getUTF8String(1);
      Long known = dates.get(text);
      return known == null ? time(text, id) : known;
    }
    if (style != null && style.dates() == null) {
      return row.getLong(1);
    }
    long seconds = Math.floorDiv(row.getLong(1), MICROS);
    long rest = Math.floorMod(row.getLong(1), MICROS);
    return rest == 0
        ? (Long) seconds
        : refused(
            id,
            "%s is not a time like %s"
                .formatted(
                    Shown.value(
                        LocalDateTime.ofEpochSecond(seconds, (int) rest * 1000, ZoneOffset.UTC)
                            .toString()),
                    typed));
  }

  private @Nullable Long time(UTF8String cell, String id) {
    String text = cell.toString().strip();
    PanelDates dated = style;
    try {
      dated = dated == null ? format.like(text) : dated;
      Long time = dated.time(text);
      example = example == null ? text : example;
      style = dated;
      if (dates.size() < MOST_DATES) {
        dates.put(cell.clone(), time);
      }
      return time;
    } catch (InvalidDataException e) {
      return refused(id, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Long refused(String id, String what) {
    problem = "series %s, column '%s': %s".formatted(Shown.value(id), timeName, what);
    return null;
  }

  /** The value, or a further number, of a row. */
  private @Nullable Double number(InternalRow row, int which, String id) {
    int at = 2 + which;
    if (row.isNullAt(at)) {
      return Double.NaN;
    }
    if (!texts[which]) {
      double number = row.getDouble(at);
      if (Math.abs(number) < USUAL) {
        return number;
      }
    }
    String text =
        texts[which] ? row.getUTF8String(at).toString() : Double.toString(row.getDouble(at));
    Numerals written = texts[which] ? numerals : Numerals.POINT;
    Double value = PanelCells.number(text, written);
    if (value == null) {
      problem =
          "series %s, column '%s': %s%s"
              .formatted(
                  Shown.value(id),
                  names[which],
                  Shown.value(text),
                  PanelCells.fault(text, written));
    }
    return value;
  }
}
