package org.sswim.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;

/**
 * Several series of the same columns as one, whose channels are called {@code column@series}, those
 * of the first series first. Rows belong together by their dates, or by their numbers where no
 * series has dates.
 *
 * @param series the rows that all series have, or that any has, as asked
 * @param partial how many dates, or row numbers, some series have and others lack
 */
public record SeriesJoin(TimeSeries series, int partial) {
  /** The row of a series that lacks a date. */
  private static final int ABSENT = -1;

  /**
   * One series to join.
   *
   * @param name what tells it from the others
   */
  public record Part(String name, TimeSeries series) {}

  /**
   * Joins the series.
   *
   * @param parts at least one
   * @param rows which rows are kept
   * @throws InvalidDataException if names repeat or columns differ, or if only some have dates or
   *     write them differently. Also if only common rows are kept and there is none
   */
  public static SeriesJoin of(List<Part> parts, Rows rows) {
    requireAlike(parts);
    List<int[]> any = align(parts);
    List<int[]> common =
        any.stream().filter(of -> IntStream.of(of).noneMatch(r -> r == ABSENT)).toList();
    List<int[]> kept = rows == Rows.ANY ? any : common;
    if (kept.isEmpty()) {
      throw Problem.NO_COMMON_DATE.of("no date is in all of " + periods(parts));
    }
    TimeSeries joined = TimeSeries.adopt(names(parts), values(parts, kept), dates(parts, kept));
    return new SeriesJoin(joined, any.size() - common.size());
  }

  /** Which rows a join keeps. */
  public enum Rows {
    /** Those of dates that all series have. */
    COMMON,
    /** Those of dates that any series has; cells of the others are missing. */
    ANY
  }

  /** The name of a column of one of several series. */
  public static String channel(String column, String part) {
    return column + "@" + part;
  }

  /** For each date that any series has, in order, its row in every series or {@link #ABSENT}. */
  private static List<int[]> align(List<Part> parts) {
    TreeMap<Instant, int[]> found = new TreeMap<>();
    for (int p = 0; p < parts.size(); p++) {
      Timeline timeline = parts.get(p).series().timeline();
      for (int row = 0; row < parts.get(p).series().rows(); row++) {
        // A number of a row stands for a moment where there are no dates.
        Instant moment =
            timeline == null
                ? Instant.ofEpochSecond(row)
                : Instant.ofEpochSecond(timeline.seconds(row), timeline.nano(row));
        int[] rows =
            found.computeIfAbsent(
                moment, m -> IntStream.generate(() -> ABSENT).limit(parts.size()).toArray());
        rows[p] = row;
      }
    }
    return new ArrayList<>(found.values());
  }

  private static double[] values(List<Part> parts, List<int[]> rows) {
    int columns = parts.get(0).series().channels();
    double[] values = new double[Math.multiplyExact(rows.size(), parts.size() * columns)];
    int at = 0;
    for (int[] of : rows) {
      for (int p = 0; p < of.length; p++) {
        TimeSeries series = parts.get(p).series();
        for (int c = 0; c < columns; c++, at++) {
          boolean there = of[p] != ABSENT && series.observed(of[p], c);
          values[at] = there ? series.value(of[p], c) : Double.NaN;
        }
      }
    }
    return values;
  }

  /** The date of every row, from the first series that has it. */
  private static @Nullable Timeline dates(List<Part> parts, List<int[]> rows) {
    Timeline first = parts.get(0).series().timeline();
    if (first == null) {
      return null;
    }
    long[] seconds = new long[rows.size()];
    int[] nanos = new int[seconds.length];
    int[] offsets = new int[seconds.length];
    for (int r = 0; r < seconds.length; r++) {
      int[] of = rows.get(r);
      int p = IntStream.range(0, of.length).filter(i -> of[i] != ABSENT).findFirst().orElseThrow();
      Timeline own = Objects.requireNonNull(parts.get(p).series().timeline());
      seconds[r] = own.seconds(of[p]);
      nanos[r] = own.nano(of[p]);
      offsets[r] = own.offsetSeconds(of[p]);
    }
    return Timeline.of(first.style(), seconds, nanos, offsets);
  }

  private static List<String> names(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.series().channelNames().stream().map(c -> channel(c, part.name())))
        .toList();
  }

  private static void requireAlike(List<Part> parts) {
    Part first = parts.get(0);
    Set<String> names = new HashSet<>();
    for (Part part : parts) {
      Checks.that(names.add(part.name()), Problem.NAME_TWICE::of)
          .or(
              "two files are called %s, and channels are named after them",
              Shown.value(part.name()));
      if (!part.series().channelNames().equals(first.series().channelNames())) {
        throw Fault.of(Problem.DIFFERENT_COLUMNS)
            .error(
                "%s has the columns %s, %s has %s",
                described(first),
                Shown.names(first.series().channelNames()),
                described(part),
                Shown.names(part.series().channelNames()));
      }
      requireDatesAlike(first, part);
    }
  }

  private static void requireDatesAlike(Part first, Part part) {
    @Nullable Timeline one = first.series().timeline();
    @Nullable Timeline other = part.series().timeline();
    if ((one == null) != (other == null)) {
      throw Fault.of(Problem.DATES_IN_SOME)
          .error(
              "%s has dates, %s has none",
              described(one == null ? part : first), described(one == null ? first : part));
    }
    if (one != null && other != null && !one.writtenLike(other)) {
      throw Fault.of(Problem.DATE_STYLE)
          .error(
              "%s writes dates like %s, %s like %s",
              described(first),
              Shown.value(one.formatRow(0)),
              described(part),
              Shown.value(other.formatRow(0)));
    }
  }

  private static String periods(List<Part> parts) {
    return String.join(
        ", ",
        parts.stream()
            .limit(10)
            .map(
                part -> {
                  Timeline dates = part.series().timeline();
                  return described(part)
                      + (dates == null
                          ? ""
                          : " (%s to %s)"
                              .formatted(dates.formatRow(0), dates.formatRow(dates.rows() - 1)));
                })
            .toList());
  }

  private static String described(Part part) {
    return Shown.value(part.name());
  }
}
