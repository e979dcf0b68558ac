package org.sswim.panels;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SamplingInterval;

/**
 * Makes a panel of rows with times: sorts them, finds how far they are apart, and puts rows without
 * value in where times lack.
 */
final class PanelRows {
  /** Rows that may be put in for each that there is. */
  private static final int MOST_GAPS = 10;

  private static final long DAY = 86_400;

  private final Path file;
  private final List<String> ids;
  private final List<TimedRows> rows;
  private final PanelDates style;
  private final List<String> notes;

  PanelRows(Path file, Map<String, TimedRows> series, PanelDates style, List<String> notes) {
    this.file = file;
    ids = new ArrayList<>(series.keySet());
    rows = new ArrayList<>(series.values());
    this.style = style;
    this.notes = new ArrayList<>(notes);
  }

  Panel panel() {
    sort();
    Step step = step();
    double[][] values = new double[rows.size()][];
    long[] first = new long[values.length];
    long put = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = placed(i, step);
      first[i] = rows.get(i).time(0);
      put += values[i].length - rows.get(i).count();
    }
    if (put > 0) {
      notes.add(put + " missing rows between others were put in without value");
    }
    return trimmed(values, first, step);
  }

  private void sort() {
    int unsorted = 0;
    for (int i = 0; i < rows.size(); i++) {
      unsorted += rows.get(i).sort() ? 1 : 0;
      int repeated = rows.get(i).repeated();
      if (repeated >= 0) {
        throw refused(i, "has two rows at " + text(rows.get(i).time(repeated)));
      }
    }
    if (unsorted > 0) {
      notes.add("the rows of " + unsorted + " series were put in order of time");
    }
  }

  /** How far rows are apart: months, or seconds or numbers. */
  private record Step(int months, long size) {
    static Step of(long median, boolean dates) {
      double days = (double) median / DAY;
      if (dates && days >= 28) {
        for (int months : new int[] {1, 2, 3, 4, 6, 12}) {
          if (Math.abs(days - months * 30.436875) <= Math.max(2.5, 0.1 * months)) {
            return new Step(months, 0);
          }
        }
      }
      return new Step(0, median);
    }
  }

  private Step step() {
    boolean dates = style != PanelDates.NUMBERS;
    Map<Step, Vote> votes = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      long median = rows.get(i).medianStep();
      if (median > 0) {
        votes.computeIfAbsent(Step.of(median, dates), step -> new Vote()).of(i, rows.get(i));
      }
    }
    Step usual =
        votes.keySet().stream()
            .max(Comparator.comparingInt(step -> count(votes, step)))
            .orElseThrow(
                () -> PanelInput.refused(file, 0, "has no series of two rows or more", null));
    String example = ids.get(Objects.requireNonNull(votes.get(usual)).first);
    for (Map.Entry<Step, Vote> other : votes.entrySet()) {
      int i = other.getValue().first;
      if (!other.getKey().equals(usual) && other.getValue().rows > 2) {
        throw refused(
            i,
            "has rows "
                + describe(other.getKey())
                + " apart, but "
                + PanelInput.shown(example)
                + " has them "
                + describe(usual)
                + " apart; the series of a panel must be of one frequency");
      }
    }
    return usual;
  }

  private static int count(Map<Step, Vote> votes, Step step) {
    return Objects.requireNonNull(votes.get(step)).count;
  }

  /** Series whose rows are so far apart. */
  private static final class Vote {
    private int count;
    private int first = -1;
    private int rows;

    void of(int series, TimedRows own) {
      count++;
      // The longest stands for all.
      if (own.count() > rows) {
        rows = own.count();
        first = series;
      }
    }
  }

  private String describe(Step step) {
    SamplingInterval interval = interval(step);
    return interval == null ? Long.toString(step.size) : interval.describe();
  }

  private @Nullable SamplingInterval interval(Step step) {
    if (style == PanelDates.NUMBERS) {
      return null;
    }
    return step.months > 0
        ? SamplingInterval.ofMonths(step.months)
        : SamplingInterval.of(Duration.ofSeconds(step.size));
  }

  /** The values of a series, NaN where no row has the time. */
  private double[] placed(int i, Step step) {
    TimedRows own = rows.get(i);
    long length = place(i, own.count() - 1, step) + 1;
    if (length > (long) MOST_GAPS * own.count() + 1000) {
      throw refused(
          i, "has " + own.count() + " rows, but times from its first to its last for " + length);
    }
    double[] values = new double[(int) length];
    Arrays.fill(values, Double.NaN);
    for (int r = 0; r < own.count(); r++) {
      values[(int) place(i, r, step)] = own.value(r);
    }
    return values;
  }

  private long place(int i, int row, Step step) {
    TimedRows own = rows.get(i);
    long ahead = own.time(row) - own.time(0);
    if (step.months == 0) {
      if (ahead % step.size != 0) {
        throw uneven(i, row, step);
      }
      return ahead / step.size;
    }
    LocalDateTime first = moment(own.time(0));
    LocalDateTime now = moment(own.time(row));
    long months =
        12L * (now.getYear() - first.getYear()) + now.getMonthValue() - first.getMonthValue();
    boolean ends = monthEnd(first) && monthEnd(now);
    if (months % step.months != 0 || (first.getDayOfMonth() != now.getDayOfMonth() && !ends)) {
      throw uneven(i, row, step);
    }
    return months / step.months;
  }

  private static boolean monthEnd(LocalDateTime time) {
    return time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
  }

  private InvalidSeriesException uneven(int i, int row, Step step) {
    return refused(
        i,
        "has a row at "
            + text(rows.get(i).time(row))
            + ", which is no whole number of "
            + describe(step)
            + " after its first at "
            + text(rows.get(i).time(0)));
  }

  private static LocalDateTime moment(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  private String text(long time) {
    if (style == PanelDates.NUMBERS) {
      return Long.toString(time);
    }
    return style == PanelDates.DAYS
        ? moment(time).toLocalDate().toString()
        : moment(time).toString();
  }

  private InvalidSeriesException refused(int i, String problem) {
    return PanelInput.refused(
        file, 0, "series " + PanelInput.shown(ids.get(i)) + " " + problem, null);
  }

  /** Without rows that have no value before the first or behind the last that has one. */
  private Panel trimmed(double[][] values, long[] first, Step step) {
    List<String> names = new ArrayList<>();
    List<double[]> kept = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    SamplingInterval interval = interval(step);
    for (int i = 0; i < values.length; i++) {
      int from = 0;
      int to = values[i].length;
      while (from < to && Double.isNaN(values[i][from])) {
        from++;
      }
      while (to > from && Double.isNaN(values[i][to - 1])) {
        to--;
      }
      if (to > from) {
        names.add(ids.get(i));
        kept.add(
            to - from == values[i].length ? values[i] : Arrays.copyOfRange(values[i], from, to));
        starts.add(
            interval == null
                ? first[i] + from * step.size
                : interval.plus(moment(first[i]), from).toEpochSecond(ZoneOffset.UTC));
      }
    }
    if (kept.isEmpty()) {
      throw PanelInput.refused(file, 0, "has no value in any row", null);
    }
    if (kept.size() < values.length) {
      notes.add((values.length - kept.size()) + " series without any value were left out");
    }
    if (interval == null) {
      notes.add(PanelFiles.NO_FREQUENCY);
    }
    return new Panel(
        names,
        kept.toArray(new double[0][]),
        new PanelTimes(
            interval,
            interval == null ? step.size : 1,
            style.pattern(),
            starts.stream().mapToLong(Long::longValue).toArray()),
        interval == null ? Frequency.NONE : Frequency.of(interval),
        0,
        notes);
  }
}
