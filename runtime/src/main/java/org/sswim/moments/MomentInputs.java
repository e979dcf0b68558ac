package org.sswim.moments;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.SamplingInterval;

/**
 * The facts of a row that are known without its past: clock, weekday, season of the year and date.
 * Known columns belong to them, with their means over the last rows.
 *
 * <p>Neurons see
 *
 * <pre>
 *   sin, cos(2 pi h d), h = 1 .. 3      d: share of the day; rows less than a day apart
 *   1 for the weekday, else 0           seven inputs; rows at most a day apart
 *   sin, cos(2 pi h a), h = 1, 2        a: share of the year, where the year is told
 *   known columns                       as they are, and their means over two spans of rows
 * </pre>
 *
 * <p>Linear terms are the same columns and their squares, the weekday and three waves of the year.
 * Each kind of day (working day, Saturday, Sunday) has up to eight waves of the day. What changes
 * with the season has a wave of the year of its own: each weekday of daily rows, else up to three
 * waves of the day of each kind of day.
 *
 * @param interval distance of neighbouring rows; null for rows without dates
 * @param year whether the season of the year is told
 * @param dates whether {@linkplain DateEffects dates} are told apart; needs rows at most a day
 *     apart
 * @param known names of the known columns, in order
 * @param weekdaySeasons whether weekdays, or the hours of each kind of day, change with the season;
 *     null if not
 */
public record MomentInputs(
    @Nullable SamplingInterval interval,
    boolean year,
    boolean dates,
    List<String> known,
    @Nullable Boolean weekdaySeasons) {
  private static final double DAY = 86_400;
  private static final int WEEKDAYS = 7;
  private static final int WORKING_DAYS = 5;
  private static final int KINDS = 3;
  private static final int WAVES_OF_DAY = 8;
  private static final int WAVES_OF_YEAR = 3;
  private static final int SEEN_OF_DAY = 3;
  private static final int SEEN_OF_YEAR = 2;
  // A period needs three samples at least: with two, sine and cosine are not told apart.
  private static final int SAMPLES_PER_PERIOD = 3;
  // Spans of means: a few rows or an eighth of a day, and a day; a week of daily rows.
  private static final int FEW_ROWS = 3;
  private static final int SHARES_OF_DAY = 8;
  private static final int LONGEST_SPAN = 1440;

  /** Checks that there is something to see. */
  public MomentInputs {
    known = List.copyOf(known);
    Checks.that(interval != null || !(year || dates))
        .or("rows without dates have neither season nor dates");
    Checks.that(!dates || (interval != null && interval.withinDay()))
        .or("dates need rows at most a day apart; got %s", interval);
    Checks.that(weekdaySeasons == null || (year && interval != null && interval.withinDay()))
        .or("weekdays of a season need a season, and rows at most a day apart; got %s", interval);
  }

  /** Those of rows at this distance. */
  public MomentInputs(
      @Nullable SamplingInterval interval, boolean year, boolean dates, List<String> known) {
    this(
        interval,
        year,
        dates,
        known,
        (year && interval != null && interval.withinDay()) ? true : null);
  }

  /** The same but for dates. */
  public MomentInputs withoutDates() {
    return new MomentInputs(interval, year, false, known, weekdaySeasons);
  }

  private boolean weekdays() {
    return interval != null && interval.withinDay();
  }

  /** Waves of the day that rows resolve, at most {@value #WAVES_OF_DAY}. */
  private static int wavesOfDay(@Nullable SamplingInterval interval) {
    return interval == null
        ? 0
        : (int) Math.min(WAVES_OF_DAY, DAY / (SAMPLES_PER_PERIOD * interval.seconds()));
  }

  /** Spans of rows, the present one included, over which known columns are averaged. */
  public List<Integer> spans() {
    if (known.isEmpty()) {
      return List.of();
    }
    if (!weekdays() || interval == null) {
      return List.of(FEW_ROWS);
    }
    int day = (int) Math.min(LONGEST_SPAN, Math.round(DAY / interval.seconds()));
    return day < 2
        ? List.of(FEW_ROWS, WEEKDAYS)
        : List.of(Math.max(FEW_ROWS, day / SHARES_OF_DAY), Math.max(FEW_ROWS + 1, day));
  }

  /** Numbers that a known column makes of a row: its value, then its mean over each span. */
  public int perColumn() {
    return 1 + spans().size();
  }

  /** Numbers that the known columns make of a row. */
  public int knownWidth() {
    return known.size() * perColumn();
  }

  /** Number of inputs of the neurons. */
  public int seen() {
    return 2 * Math.min(SEEN_OF_DAY, wavesOfDay(interval))
        + (weekdays() ? WEEKDAYS : 0)
        + (year ? 2 * SEEN_OF_YEAR : 0)
        + knownWidth();
  }

  /** Number of linear terms. */
  public int terms() {
    return (weekdays() ? WEEKDAYS : 0)
        + 2 * KINDS * wavesOfDay(interval)
        + (year ? 2 * WAVES_OF_YEAR : 0)
        + 2 * knownWidth()
        + seasonTerms();
  }

  /** Whether rows are so near that there are waves of the day. */
  public boolean withinDays() {
    return wavesOfDay(interval) > 0;
  }

  /** Number of the last linear terms: those of weekdays, or hours, that change with the season. */
  public int seasonTerms() {
    if (weekdaySeasons == null || !weekdaySeasons) {
      return 0;
    }
    int waves = Math.min(SEEN_OF_DAY, wavesOfDay(interval));
    return waves == 0 ? 2 * WEEKDAYS : 2 * KINDS * 2 * waves;
  }

  /** Whether there is nothing to see. */
  public boolean none() {
    return terms() == 0;
  }

  /** Names of the inputs of the neurons, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    addWaves(names, "day", Math.min(SEEN_OF_DAY, wavesOfDay(interval)));
    for (int d = 1; weekdays() && d <= WEEKDAYS; d++) {
      names.add(DayOfWeek.of(d).name().toLowerCase(Locale.ROOT));
    }
    addWaves(names, "year", year ? SEEN_OF_YEAR : 0);
    for (String column : known) {
      names.add(column);
      spans().forEach(span -> names.add(column + ", mean of " + span + " rows"));
    }
    return names;
  }

  private static void addWaves(List<String> names, String period, int harmonics) {
    for (int h = 1; h <= harmonics; h++) {
      names.add(period + "-sin-" + h);
      names.add(period + "-cos-" + h);
    }
  }

  /**
   * Writes what the neurons see.
   *
   * @param day the moment; not looked at without dates
   * @param columns what the known columns make of the row: {@code [knownWidth]}, standardised
   * @param out written: {@code [seen]}
   */
  void writeSeen(CivilDay day, float[] columns, float[] out) {
    int at = waves(day.share(), Math.min(SEEN_OF_DAY, wavesOfDay(interval)), out, 0);
    at = weekday(day, out, at);
    at = year ? waves(season(day), SEEN_OF_YEAR, out, at) : at;
    System.arraycopy(columns, 0, out, at, columns.length);
  }

  /**
   * Writes the linear terms.
   *
   * @param out written: {@code [terms]}
   */
  void writeTerms(CivilDay day, float[] columns, float[] out) {
    int at = weekday(day, out, 0);
    int waves = wavesOfDay(interval);
    Arrays.fill(out, at, at + 2 * KINDS * waves, 0);
    int kind = Math.max(0, day.weekday() - WORKING_DAYS + 1);
    waves(day.share(), waves, out, at + 2 * waves * kind);
    at += 2 * KINDS * waves;
    at = year ? waves(season(day), WAVES_OF_YEAR, out, at) : at;
    for (float column : columns) {
      out[at++] = column;
      out[at++] = column * column;
    }
    if (seasonTerms() > 0) {
      Arrays.fill(out, at, at + seasonTerms(), 0);
      if (waves == 0) {
        waves(season(day), 1, out, at + 2 * day.weekday());
      } else {
        writeSeason(day, out, at + seasonTerms() / KINDS * kind);
      }
    }
  }

  /** Each wave of the day times both of the year. */
  private void writeSeason(CivilDay day, float[] out, int at) {
    int count = seasonTerms() / KINDS / 2;
    waves(day.share(), count / 2, out, at);
    double season = 2 * Math.PI * season(day);
    for (int i = at; i < at + count; i++) {
      out[i + count] = (float) (out[i] * Math.cos(season));
      out[i] = (float) (out[i] * Math.sin(season));
    }
  }

  private int weekday(CivilDay day, float[] out, int from) {
    int at = from;
    for (int d = 0; weekdays() && d < WEEKDAYS; d++) {
      out[at++] = day.weekday() == d ? 1 : 0;
    }
    return at;
  }

  private static double season(CivilDay day) {
    return (day.dayOfYear() - 1 + day.share()) / SamplingInterval.YEAR;
  }

  private static int waves(double phase, int harmonics, float[] out, int from) {
    int at = from;
    for (int h = 1; h <= harmonics; h++) {
      out[at++] = (float) Math.sin(2 * Math.PI * h * phase);
      out[at++] = (float) Math.cos(2 * Math.PI * h * phase);
    }
    return at;
  }
}
