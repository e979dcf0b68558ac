package org.sswim.sequences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.Source;
import org.sswim.tables.Cells;
import org.sswim.tables.Marks;
import org.sswim.tables.Shown;
import org.sswim.tables.Table;

/**
 * Reads sequences from a {@link org.sswim.tables table} with a header, plain or gzipped.
 *
 * <p>A file that has a column for the sample is in the long form. It has a row for each step of a
 * sample, with the class in every row. All other columns are signals, {@code [steps][signals]}.
 * Samples stand in the order of their first rows, and their steps in the order of the rows. A
 * column for the time is not a signal; if it holds numbers, they must rise within a sample.
 *
 * <p>A file without that column is in the wide form. It has a row for each sample, with its class
 * in one column and the steps of its one signal in the others, {@code [steps][1]}. Rows whose last
 * cells are empty are shorter sequences.
 *
 * <p>Classes are sorted: numbers by value, other names by their characters. A long file may have no
 * column for the class; a wide one must, so as not to be taken for a single series, unless {@link
 * Columns#unlabelled}.
 */
public final class LongCsv {
  private final TextLines lines;
  private final Table table;
  private final Room room;
  private final Columns columns;

  /**
   * Names of the columns that are no signals, and how cells are written. Where a name is null, the
   * column is found by its usual names, in letters of either case.
   *
   * @param sample {@code sample}, {@code id}, {@code unique_id}, {@code case} or {@code series}
   * @param time {@code time}, {@code step} or {@code ds}, and in a file without them {@code t}
   * @param label the class: {@code label}, {@code class} or {@code target}; in a file without them
   *     {@code y}, unless it stands beside an {@code x}
   * @param marks between cells and before decimals
   * @param unlabelled whether a file may lack the class, though it is named or the file is wide
   */
  public record Columns(
      @Nullable String sample,
      @Nullable String time,
      @Nullable String label,
      Marks marks,
      boolean unlabelled) {
    static final List<String> SAMPLE = List.of("sample", "id", "unique_id", "case", "series");
    static final List<String> TIME = List.of("time", "step", "ds");
    static final List<String> LABEL = List.of("label", "class", "target");

    /** With marks that are detected. */
    public Columns(@Nullable String sample, @Nullable String time, @Nullable String label) {
      this(sample, time, label, Marks.DETECTED, false);
    }

    /** All found by their usual names. */
    public static Columns defaults() {
      return new Columns(null, null, null);
    }

    int findSample(Table table) {
      return sample == null ? table.find(SAMPLE, "sample") : table.find(sample);
    }

    int findTime(Table table) {
      int found = time == null ? table.find(TIME, "time") : table.find(time);
      return found < 0 ? table.header().indexOf("t") : found;
    }

    int findLabel(Table table) {
      if (label != null && unlabelled) {
        return table.header().indexOf(label);
      }
      int found = label == null ? table.find(LABEL, "class") : table.find(label);
      // Beside x, y is a coordinate.
      return found < 0 && !table.header().contains("x") ? table.header().indexOf("y") : found;
    }
  }

  private LongCsv(TextLines lines, Room room, Columns columns) {
    this.lines = lines;
    table = lines.table(columns.marks);
    this.room = room;
    this.columns = columns;
  }

  /**
   * Reads a whole file.
   *
   * @throws org.sswim.series.InvalidDataException if the file cannot be read, or lacks a header or
   *     the columns above. Also if a value is missing or not a number, times do not rise, or a
   *     sample has two classes. It names line, column and value
   */
  public static LabelledSequences read(Path file, Columns columns) {
    return read(file, columns, new Room(file));
  }

  static LabelledSequences read(Path file, Columns columns, Room room) {
    return Source.of(file)
        .read(
            in -> {
              LongCsv csv = new LongCsv(new TextLines(file, in), room, columns);
              int sample = columns.findSample(csv.table);
              return sample < 0 ? csv.readWide() : csv.readLong(sample);
            });
  }

  private LabelledSequences readLong(int sample) {
    int time = columns.findTime(table);
    int label = columns.findLabel(table);
    int[] signals = others(sample, time, label);
    table.numbers(
        IntStream.concat(Arrays.stream(signals), IntStream.of(time)).filter(c -> c >= 0).toArray());
    SampleRows rows = new SampleRows(lines, table, sample, label, room);
    RisingTimes times = new RisingTimes(table, sample, time);
    List<Steps> steps = new ArrayList<>();
    float[] step = new float[signals.length];
    while (table.next()) {
      room.take(signals.length);
      int place = rows.place();
      if (place == steps.size()) {
        steps.add(new Steps());
      }
      times.check(place);
      for (int s = 0; s < signals.length; s++) {
        step[s] = Numbers.value(table, signals[s]);
      }
      steps.get(place).add(step);
    }
    if (time < 0) {
      rows.requireAlike(steps.stream().map(Steps::values).toList(), signals.length);
    }
    List<String> names = Arrays.stream(signals).mapToObj(table.header()::get).toList();
    return rows.sequences(steps.stream().map(Steps::values).toList(), signals.length, names);
  }

  private LabelledSequences readWide() {
    int time = columns.findTime(table);
    int label = columns.findLabel(table);
    if (time >= 0 || (label < 0 && !columns.unlabelled)) {
      throw lines.column(
          (time >= 0
                  ? "has the column " + Shown.value(table.header().get(time)) + " of times, but"
                  : "has no column of classes (" + Shown.names(Columns.LABEL) + ") and")
              + " none of samples ("
              + Shown.names(Columns.SAMPLE)
              + "); it has "
              + Shown.names(table.header()));
    }
    int[] cells = others(label);
    table.numbers(cells);
    SampleRows rows = new SampleRows(lines, table, -1, label, room);
    List<float[]> values = new ArrayList<>();
    while (table.next()) {
      rows.place();
      values.add(wide(cells));
    }
    return rows.sequences(values, 1, List.of());
  }

  private float[] wide(int[] cells) {
    int steps = cells.length;
    while (steps > 0 && table.cell(cells[steps - 1]).isEmpty()) {
      steps--;
    }
    Checks.that(steps != 0, table::error).or("has no values");
    room.takeSequence(steps);
    float[] values = new float[steps];
    for (int t = 0; t < steps; t++) {
      values[t] = Numbers.value(table, cells[t]);
    }
    return values;
  }

  private int[] others(int... taken) {
    int[] others =
        IntStream.range(0, table.header().size())
            .filter(c -> Arrays.stream(taken).noneMatch(t -> t == c))
            .toArray();
    if (others.length == 0) {
      throw lines.column("has no column of values; it has only " + Shown.names(table.header()));
    }
    return others;
  }

  /** The values of a sample, row by row. */
  private static final class Steps {
    private float[] values = new float[0];
    private int used;

    void add(float[] step) {
      if (used + step.length > values.length) {
        values = Arrays.copyOf(values, used + step.length + used / 2);
      }
      System.arraycopy(step, 0, values, used, step.length);
      used += step.length;
    }

    float[] values() {
      values = used == values.length ? values : Arrays.copyOf(values, used);
      return values;
    }
  }

  /**
   * Sees to it that the times of a sample rise, if they are numbers; other times are not looked at.
   */
  private static final class RisingTimes {
    private final Table table;
    private final int sample;
    private final int time;
    private final List<Double> last = new ArrayList<>();
    private boolean numbers = true;

    /**
     * Times of the rows of a table.
     *
     * @param sample column of the sample
     * @param time column of the time; -1 if there is none
     */
    RisingTimes(Table table, int sample, int time) {
      this.table = table;
      this.sample = sample;
      this.time = time;
    }

    /**
     * Looks at the present row.
     *
     * @param place of its sample; at most one more than before
     * @throws org.sswim.series.InvalidDataException if the first row of all had a number as its
     *     time, and this row has none. Also if its number is not above that of the sample's row
     *     before
     */
    void check(int place) {
      if (time < 0 || !numbers) {
        return;
      }
      String text = table.cell(time);
      double value = table.value(time);
      if (!Double.isFinite(value)) {
        if (last.isEmpty() && !Cells.missing(text)) {
          numbers = false;
          return;
        }
        throw table.error(time, Numbers.problem(text) + table.hint(time));
      }
      if (place == last.size()) {
        last.add(value);
        return;
      }
      if (value <= last.get(place)) {
        throw table.error(
            time,
            "the time %s of sample %s does not come after %s of the row before"
                .formatted(Shown.value(text), Shown.value(table.cell(sample)), last.get(place)));
      }
      last.set(place, value);
    }
  }
}
