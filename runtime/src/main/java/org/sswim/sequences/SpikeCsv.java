package org.sswim.sequences;

import java.nio.file.Path;
import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.series.Source;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/**
 * Reads spikes from CSV with a header, in the forms that {@link LongCsv} reads. It has a row for
 * each spike. Columns are {@code sample}, {@code unit} (which unit spikes, from 0), {@code time}
 * (from 0 on) and, if classes are known, {@code label}, in any order.
 *
 * <p>A sample becomes a dense train {@code [steps][units]} of the numbers of spikes of each unit in
 * each step; all are equally long. A sample without any spike cannot stand in such a file. Times
 * become steps as {@link Bins} says. Samples and classes are ordered as in {@link LongCsv}.
 */
public final class SpikeCsv {
  /** The most units. */
  static final int MOST_UNITS = 100_000;

  private static final int VALUES_PER_SPIKE = 6;

  private final TextLines lines;
  private final Table table;
  private final Room room;
  private final Bins bins;
  private final int unit;
  private final int time;
  private final SampleRows rows;
  private final Spikes spikes = new Spikes();
  private int samples;

  /**
   * How times become steps. What is 0 is left to the file; files that belong together, to train and
   * to test, need the same of all three.
   *
   * @param steps number of steps, equal parts of the time from 0 to {@code end}. If it is automatic
   *     and all times are whole numbers, a step is one unit of time; otherwise it is a hundredth of
   *     the whole
   * @param end last possible time, in the unit of the file; by itself the last time of all
   * @param units number of units; by itself one more than the highest of all
   */
  public record Bins(int steps, double end, int units) {
    static final int STEPS = 100;

    /** Checks the ranges. */
    public Bins {
      Checks.that(steps >= 0 && end >= 0 && end < Double.POSITIVE_INFINITY)
          .or("steps and end must be 0, left to the file, or more; got %s and %s", steps, end);
      Checks.that(units >= 0 && units <= MOST_UNITS)
          .or("units must be from 0, left to the file, to %s; got %s", MOST_UNITS, units);
    }

    /** All left to the file. */
    public static Bins defaults() {
      return new Bins(0, 0, 0);
    }
  }

  private SpikeCsv(TextLines lines, LongCsv.Columns columns, Bins bins, Room room) {
    this.lines = lines;
    table = lines.table(columns.marks());
    this.room = room;
    this.bins = bins;
    int sample = required(columns.findSample(table), LongCsv.Columns.SAMPLE, "sample");
    unit = required(table.find(List.of("unit"), "unit"), List.of("unit"), "unit");
    time = required(columns.findTime(table), LongCsv.Columns.TIME, "time");
    int label = columns.findLabel(table);
    for (int c = 0; c < table.header().size(); c++) {
      if (c != sample && c != unit && c != time && c != label) {
        throw table.error(c, "a file of spikes has only sample, unit, time and class");
      }
    }
    table.numbers(unit, time);
    rows = new SampleRows(lines, table, sample, label, room);
  }

  /**
   * Reads a whole file.
   *
   * @throws org.sswim.series.InvalidDataException if the file cannot be read or lacks the columns
   *     above. Also if a unit or time is out of range, a sample has two classes, or the trains
   *     would be too large. Units are whole numbers from 0 to 99999 and times at least 0, both
   *     within {@code bins}. The message names line, column and value
   */
  public static LabelledSequences read(Path file, LongCsv.Columns columns, Bins bins) {
    return read(file, columns, bins, new Room(file));
  }

  static LabelledSequences read(Path file, LongCsv.Columns columns, Bins bins, Room room) {
    return opened(file, columns, bins, room).sequences(bins);
  }

  /**
   * Reads a whole file, but cuts no time yet.
   *
   * @param bins what units and times must lie within
   */
  static SpikeCsv opened(Path file, LongCsv.Columns columns, Bins bins, Room room) {
    return Source.of(file)
        .read(in -> new SpikeCsv(new TextLines(file, in), columns, bins, room).readSpikes());
  }

  /** The last time of all. */
  double lastTime() {
    return spikes.lastTime();
  }

  private int required(int column, List<String> names, String what) {
    if (column < 0) {
      throw lines.column(
          "has no column for the %s (%s); it has %s"
              .formatted(what, Shown.names(names), Shown.names(table.header())));
    }
    return column;
  }

  private SpikeCsv readSpikes() {
    while (table.next()) {
      room.take(VALUES_PER_SPIKE);
      int place = rows.place();
      samples = Math.max(samples, place + 1);
      spikes.add(place, unit(), time());
    }
    return this;
  }

  /** The trains. */
  LabelledSequences sequences(Bins bins) {
    int units = bins.units() == 0 ? spikes.highestUnit() + 1 : bins.units();
    return rows.sequences(spikes.trains(samples, units, bins, room), units, List.of());
  }

  private int unit() {
    double value = table.value(unit);
    int most = (bins.units() == 0 ? MOST_UNITS : bins.units()) - 1;
    if (!(value >= 0 && value <= most && value == Math.rint(value))) {
      throw table.error(
          unit,
          "must be a whole number from 0 to " + most + "; got " + Shown.value(table.cell(unit)));
    }
    return (int) value;
  }

  private double time() {
    double value = table.value(time);
    double most = bins.end() == 0 ? Double.MAX_VALUE : bins.end();
    if (!(value >= 0 && value <= most)) {
      throw table.error(
          time,
          "must be a number from 0%s; got %s"
              .formatted(
                  bins.end() == 0 ? " on" : " to " + bins.end(), Shown.value(table.cell(time))));
    }
    return value;
  }
}
