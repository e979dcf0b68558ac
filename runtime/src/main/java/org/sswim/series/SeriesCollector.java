package org.sswim.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/** Gathers decoded rows into a series, within bounds. */
final class SeriesCollector {
  /** Rows that may be put in for each that the file has: a slip in one date must not cost more. */
  private static final int MOST_INSERTED = 10;

  private final CsvLayout layout;
  private final RowDecoder decoder;
  private final MissingOptions options;
  private final long mostValues;
  private final boolean observed;

  /** Rows that hold nothing, and so far end the file. */
  private final List<String[]> empty = new ArrayList<>();

  private final ValueBuffer values = new ValueBuffer();
  private final TimelineBuilder dates = new TimelineBuilder();
  private final boolean mask;
  private final double[] last;
  private final long firstLine;
  private final int step;
  private long count;
  private int rows;

  /**
   * An empty collector.
   *
   * @param firstLine 1-based line of the first row
   * @param step lines from each row to the next: 1, or -1 where the newest rows stand first
   * @param mostValues most values that it takes, dates counting as two
   * @param observed whether rows at the end that hold nothing are left out
   */
  SeriesCollector(
      CsvLayout layout,
      RowDecoder decoder,
      MissingOptions options,
      long firstLine,
      int step,
      long mostValues,
      boolean observed) {
    this.layout = layout;
    this.decoder = decoder;
    this.options = options;
    mask = options.policy() == MissingOptions.Policy.MASK;
    last = new double[layout.channels().length];
    this.firstLine = firstLine;
    this.step = step;
    this.mostValues = mostValues;
    this.observed = observed;
  }

  /** Takes the first {@code number} cells of a line. */
  void add(String[] cells, int number, long line) {
    if (observed && holdsNothing(cells, number)) {
      empty.add(Arrays.copyOf(cells, number));
      return;
    }
    long before = line - (long) step * empty.size();
    for (String[] row : empty) {
      add(decoder.decode(row, row.length, before));
      before += step;
    }
    empty.clear();
    add(decoder.decode(cells, number, line));
  }

  private boolean holdsNothing(String[] cells, int number) {
    // A blank among categories is none of them, which tells nothing of where a file ends.
    int[] numbers =
        IntStream.range(0, layout.channels().length)
            .filter(c -> layout.categories()[c] == null)
            .map(c -> layout.channels()[c])
            .toArray();
    return numbers.length > 0
        && IntStream.of(numbers).allMatch(c -> c < number && cells[c].isEmpty());
  }

  private void add(double[] row) {
    ParsedDate date = decoder.date();
    count += row.length + (date == null ? 0 : 2);
    requireRoom(count);
    for (int c = 0; c < row.length; c++) {
      last[c] = Double.isNaN(row[c]) && !mask ? last[c] : row[c];
    }
    values.add(last);
    if (date != null) {
      dates.add(date);
    }
    rows++;
  }

  /** The series of all rows. */
  TimeSeries build() {
    if (rows == 0) {
      throw fault(Problem.NOTHING_OBSERVED)
          .in(layout.channelNames())
          .here("no row holds a value of %s", Shown.names(layout.channelNames()));
    }
    double[] all = values.toArray();
    requireObserved(all);
    Timeline timeline = layout.date() < 0 ? null : dates.build();
    GapRows gaps = gaps(timeline);
    return gaps == null
        ? TimeSeries.adopt(layout.channelNames(), all, timeline)
        : TimeSeries.adopt(layout.channelNames(), gaps.complete(all, mask), gaps.complete());
  }

  private void requireObserved(double[] all) {
    int[] channels = layout.channels();
    List<String> names = layout.header().names();
    for (int c = 0; c < channels.length; c++) {
      int channel = c;
      if (IntStream.range(0, rows)
          .allMatch(r -> Double.isNaN(all[r * channels.length + channel]))) {
        throw fault(Problem.NOTHING_OBSERVED)
            .in(names.get(channels[c]))
            .here("column %s has no observed value", Shown.column(names, channels[c]));
      }
    }
  }

  /** The rows to put in, or null for none. */
  private @Nullable GapRows gaps(@Nullable Timeline timeline) {
    if (options.gaps() == MissingOptions.Gaps.KEEP) {
      return null;
    }
    if (timeline == null) {
      throw fault(Problem.GAPS_WITHOUT_DATES)
          .here("missing rows can be inserted only by dates, and no column holds any");
    }
    if (!timeline.hasInterval()) {
      return null;
    }
    GapRows gaps = GapRows.of(timeline);
    if (gaps.total() == 0) {
      return null;
    }
    if (options.policy() == MissingOptions.Policy.FAIL) {
      throw gap(Problem.GAP, timeline, gaps, gaps.first(), null, "");
    }
    long most = (long) MOST_INSERTED * rows;
    if (gaps.total() > most) {
      String all = ", %s in all; at most %s are put in, %s for each row";
      throw gap(
          Problem.LARGE_GAP,
          timeline,
          gaps,
          gaps.largest(),
          most,
          all.formatted(gaps.total(), most, MOST_INSERTED));
    }
    requireRoom(count + gaps.total() * (layout.channels().length + 2L));
    return gaps;
  }

  private Fault fault(Problem problem) {
    return Fault.of(problem).at(layout.header().source(), 0);
  }

  private InvalidDataException gap(
      Problem problem, Timeline timeline, GapRows gaps, int row, @Nullable Long most, String more) {
    int lacking = gaps.ahead(row);
    List<String> names = layout.header().names();
    String date = timeline.formatRow(row);
    return new Fault(
            problem,
            layout.header().source(),
            firstLine + (long) step * row,
            List.of(names.get(layout.date())),
            date,
            most)
        .inColumn(
            Shown.column(names, layout.date()),
            "ahead of %s%s missing, one every %s%s"
                .formatted(
                    date,
                    lacking == 1 ? " 1 row is" : " " + lacking + " rows are",
                    timeline.interval().describe(),
                    more));
  }

  private void requireRoom(long wanted) {
    if (wanted > mostValues) {
      throw fault(Problem.TOO_MANY_VALUES)
          .against(mostValues)
          .here(
              "holds more than %s values, the most that can be read with %s MiB of memory",
              mostValues, Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  /** Grows in blocks, so that reading a file peaks at twice the memory of its values, not more. */
  private static final class ValueBuffer {
    private static final int BLOCK = 1 << 16;

    private final List<double[]> full = new ArrayList<>();
    private double[] block = new double[BLOCK];
    private int used;

    void add(double[] row) {
      int done = 0;
      while (done < row.length) {
        if (used == BLOCK) {
          full.add(block);
          block = new double[BLOCK];
          used = 0;
        }
        int part = Math.min(row.length - done, BLOCK - used);
        System.arraycopy(row, done, block, used, part);
        used += part;
        done += part;
      }
    }

    double[] toArray() {
      double[] all = new double[full.size() * BLOCK + used];
      for (int i = 0; i < full.size(); i++) {
        System.arraycopy(full.get(i), 0, all, i * BLOCK, BLOCK);
      }
      System.arraycopy(block, 0, all, full.size() * BLOCK, used);
      return all;
    }
  }
}
