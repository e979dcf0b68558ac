package org.sswim.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that tell a network the place in the day and in the week: for each period P (24 hours, 7
 * days from Monday 00:00) and harmonic h
 *
 * <pre>
 *   sin(2 pi h t / P), cos(2 pi h t / P),   t: wall clock, time since the start of the period
 * </pre>
 *
 * <p>The phase is continuous in both periods: within a day the weekly one moves on. The order is
 * day 1 sine, day 1 cosine, day 2 sine, ..., week 1 sine, ...
 *
 * @param dayHarmonics harmonics of the day, 0 to 2
 * @param weekHarmonics harmonics of the week, 0 to 2
 */
public record CalendarInputs(int dayHarmonics, int weekHarmonics) {
  private static final int MOST = 2;
  private static final int DAY = 86_400;
  private static final int WEEK = 7 * DAY;
  // 1970-01-01 was a Thursday: the first Monday lay three days before.
  private static final int EPOCH_IN_WEEK = 3 * DAY;
  // A period needs three samples at least: with two, sine and cosine are not told apart.
  private static final int SAMPLES_PER_PERIOD = 3;

  /** Checks the ranges. */
  public CalendarInputs {
    if (dayHarmonics < 0 || dayHarmonics > MOST || weekHarmonics < 0 || weekHarmonics > MOST) {
      throw new IllegalArgumentException(
          "harmonics are 0 to %s; got %s of the day and %s of the week"
              .formatted(MOST, dayHarmonics, weekHarmonics));
    }
  }

  /** No calendar inputs. */
  public static CalendarInputs none() {
    return new CalendarInputs(0, 0);
  }

  /**
   * The inputs that the sampling interval resolves. A harmonic of the day needs three intervals in
   * its period: an interval of up to 8 hours, or 4 for the second harmonic. Harmonics of the week
   * need an interval of at most a day. There are none without a timeline or with a single row.
   */
  public static CalendarInputs resolvable(@Nullable Timeline timeline) {
    if (timeline == null || !timeline.hasInterval()) {
      return none();
    }
    double seconds = timeline.interval().seconds();
    int day = (int) Math.min(MOST, DAY / (SAMPLES_PER_PERIOD * seconds));
    return new CalendarInputs(day, seconds <= DAY ? MOST : 0);
  }

  /** The number of inputs: two per harmonic. */
  public int width() {
    return 2 * (dayHarmonics + weekHarmonics);
  }

  /** The names of the inputs in order, such as {@code day-sin-1} and {@code week-cos-2}. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    addNames(names, "day", dayHarmonics);
    addNames(names, "week", weekHarmonics);
    return List.copyOf(names);
  }

  /** Writes the inputs of a wall clock to {@code out[offset .. offset + width())}. */
  public void write(LocalDateTime time, float[] out, int offset) {
    write(time.toEpochSecond(ZoneOffset.UTC), time.get(ChronoField.NANO_OF_SECOND), out, offset);
  }

  /** The inputs of every row, row-major {@code [rows][width()]}. */
  public float[] rows(Timeline timeline) {
    float[] out = new float[Math.multiplyExact(timeline.rows(), width())];
    for (int row = 0; row < timeline.rows(); row++) {
      write(timeline.wallClock(row), timeline.nano(row), out, row * width());
    }
    return out;
  }

  private void write(long wallClockSeconds, int nanos, float[] out, int offset) {
    double fraction = nanos * 1e-9;
    double day = (Math.floorMod(wallClockSeconds, DAY) + fraction) / DAY;
    double week = (Math.floorMod(wallClockSeconds + EPOCH_IN_WEEK, WEEK) + fraction) / WEEK;
    int at = writePeriod(day, dayHarmonics, out, offset);
    writePeriod(week, weekHarmonics, out, at);
  }

  private static int writePeriod(double phase, int harmonics, float[] out, int offset) {
    int at = offset;
    for (int h = 1; h <= harmonics; h++) {
      out[at++] = (float) Math.sin(2 * Math.PI * h * phase);
      out[at++] = (float) Math.cos(2 * Math.PI * h * phase);
    }
    return at;
  }

  private static void addNames(List<String> names, String period, int harmonics) {
    for (int h = 1; h <= harmonics; h++) {
      names.add(period + "-sin-" + h);
      names.add(period + "-cos-" + h);
    }
  }
}
