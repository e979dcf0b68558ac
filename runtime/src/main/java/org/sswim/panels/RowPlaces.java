package org.sswim.panels;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.tables.Shown;

/**
 * Puts the rows of series to their places, one a step of time, and leaves gaps where rows lack.
 *
 * @param source what is told of in a message
 * @param style how times are written
 * @param spacing of the rows; of numbers their difference, as if they counted seconds
 */
public record RowPlaces(String source, PanelDates style, SamplingInterval spacing) {
  /** Rows that may be put in for each that there is. */
  private static final int MOST_GAPS = 10;

  private static final int FREE_GAPS = 1000;

  /**
   * A series in its places.
   *
   * @param first time of its first row
   * @param values values, oldest first; NaN where a value is missing, but neither first nor last
   * @param zeros whether zeros before its start were left out
   * @param put how many rows were put in between others
   * @param beside numbers beside values, from the first row on, to the last that was given: {@code
   *     [columns][rows and more]}
   */
  public record Placed(long first, double[] values, boolean zeros, int put, double[][] beside) {}

  /**
   * Puts rows in order of time.
   *
   * @param rows changed
   * @return whether they were in another order
   * @throws InvalidDataException if two have one time
   */
  public static boolean sort(String source, String id, TimedRows rows, PanelDates style) {
    boolean changed = rows.sort();
    int repeated = rows.repeated();
    if (repeated >= 0) {
      throw refused(source, id, "has two rows at " + style.text(rows.time(repeated)));
    }
    return changed;
  }

  /**
   * The values of a series, without missing ones or zeros before its start or missing ones after
   * its last.
   *
   * @param own in order of time
   * @return null if no row has a value
   * @throws InvalidDataException if rows are at uneven times, or far apart
   */
  public @Nullable Placed place(String id, TimedRows own) {
    double[] values = new double[(int) length(id, own)];
    Arrays.fill(values, Double.NaN);
    double[][] beside = new double[own.columns()][values.length];
    Arrays.stream(beside).forEach(column -> Arrays.fill(column, Double.NaN));
    for (int r = 0; r < own.count(); r++) {
      int at = (int) place(id, own, r);
      values[at] = own.value(r);
      for (int c = 0; c < beside.length; c++) {
        beside[c][at] = own.beside(c, r);
      }
    }
    return trimmed(id, own, values, beside);
  }

  /** Places from the first row of a series to its last, not too many. */
  long length(String id, TimedRows own) {
    long length = place(id, own, own.count() - 1) + 1;
    if (length > (long) MOST_GAPS * own.count() + FREE_GAPS) {
      throw refused(
          source,
          id,
          "has " + own.count() + " rows, but times from its first to its last for " + length);
    }
    return length;
  }

  private @Nullable Placed trimmed(String id, TimedRows own, double[] values, double[][] beside) {
    ValueRows rows = ValueRows.of(values, values.length);
    if (rows.none()) {
      return null;
    }
    // Counting months from a row without value would lose that months end on other days.
    int first = 0;
    while (place(id, own, first) < rows.from()) {
      first++;
    }
    for (int c = 0; c < beside.length && rows.from() > 0; c++) {
      beside[c] = Arrays.copyOfRange(beside[c], rows.from(), values.length);
    }
    boolean whole = rows.to() - rows.from() == values.length;
    double[] kept = whole ? values : Arrays.copyOfRange(values, rows.from(), rows.to());
    return new Placed(own.time(first), kept, rows.zeros(), values.length - own.count(), beside);
  }

  private long place(String id, TimedRows own, int row) {
    if (spacing.even()) {
      // Between equal wall clocks, days of 23 or 25 hours count as days.
      long ahead =
          spacing.wholeDays()
              ? style.wallClock(own.time(row)) - style.wallClock(own.time(0))
              : own.time(row) - own.time(0);
      if (ahead % step() != 0) {
        throw uneven(id, own, row);
      }
      return ahead / step();
    }
    LocalDateTime first = style.at(own.time(0)).toLocalDateTime();
    LocalDateTime now = style.at(own.time(row)).toLocalDateTime();
    if (!spacing.days().contains(now.getDayOfWeek())) {
      throw refused(
          source,
          id,
          "has a row at %s, a %s, but rows must be %s apart"
              .formatted(
                  style.text(own.time(row)),
                  now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  spacing.describe()));
    }
    long steps = spacing.steps(first, now, 0);
    boolean ends = monthEnd(first) && monthEnd(now);
    boolean apart = spacing.calendar() && first.getDayOfMonth() != now.getDayOfMonth() && !ends;
    if ((steps == 0 && row > 0) || apart) {
      throw uneven(id, own, row);
    }
    return steps;
  }

  private static boolean monthEnd(LocalDateTime time) {
    return time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
  }

  private InvalidDataException uneven(String id, TimedRows own, int row) {
    return refused(
        source,
        id,
        "has a row at %s, which is not a whole number of %s after its first at %s"
            .formatted(
                style.text(own.time(row)), style.describe(spacing), style.text(own.time(0))));
  }

  /** When the rows of placed series are. */
  public PanelTimes times(long[] first) {
    return style.dates() == null
        ? new PanelTimes(null, step(), style, first)
        : new PanelTimes(spacing, 1, style, first);
  }

  /** Season and cycle of the rows; none where times are numbers. */
  public Frequency frequency() {
    return style.dates() == null ? Frequency.NONE : Frequency.of(spacing);
  }

  private long step() {
    return spacing.step().toSeconds();
  }

  private static InvalidDataException refused(String source, String id, String problem) {
    return PanelInput.refused(source, "series " + Shown.value(id) + " " + problem);
  }
}
