package org.sswim.panels;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import org.sswim.series.RowDates;
import org.sswim.series.SamplingInterval;
import org.sswim.tables.Numerals;
import org.sswim.tables.Shown;

/**
 * Reads Monash's {@code .tsf}. Remarks begin with {@code #}; header lines are {@code @attribute
 * NAME TYPE}, {@code @frequency} and {@code @horizon}. After {@code @data} comes a line for each
 * series. It has the attributes and, after the last colon, the values separated by commas, {@code
 * ?} for a missing one. The first attribute names the series, one of the type {@code date} says
 * when it begins.
 *
 * @see <a href="https://arxiv.org/abs/2105.06643">Godahewa et al. 2021, Monash Time Series
 *     Forecasting Archive</a>
 */
final class TsfFile {
  private static final Pattern COUNTED =
      Pattern.compile("(\\d{1,4})_(second|minute|hour|day|week|month|year)s?");

  private static final Map<String, String> USUAL =
      Map.of(
          "secondly", "1_second",
          "minutely", "1_minute",
          "half_hourly", "30_minute",
          "hourly", "1_hour",
          "daily", "1_day",
          "weekly", "1_week",
          "monthly", "1_month",
          "quarterly", "3_month",
          "yearly", "1_year");

  private static final CsvFormat START =
      CsvFormat.detected().withDates(DatePattern.of("yyyy-MM-dd HH-mm-ss"));

  private final PanelInput in;
  private final BesideNames wanted;
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();

  /** Rows of each series that have values. */
  private final List<ValueRows> rows = new ArrayList<>();

  private final Set<String> known = new HashSet<>();
  private @Nullable String frequency;
  private int horizon;

  /** What attributes say of each series, as static columns. */
  private final List<String[]> statics = new ArrayList<>();

  private TsfFile(PanelInput in, BesideNames wanted) {
    this.in = in;
    this.wanted = wanted;
  }

  /**
   * Reads a file.
   *
   * @param wanted attributes that are static columns
   */
  static Panel read(Path file, BesideNames wanted) {
    try (PanelInput in = PanelInput.open(file)) {
      return new TsfFile(in, wanted).readAll(file);
    }
  }

  private Panel readAll(Path file) {
    boolean data = false;
    for (String line = in.next(); line != null; line = in.next()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (data) {
        series(text);
      } else if (text.startsWith("@")) {
        data = header(text.split("\\s+"));
      } else {
        throw in.error("comes before '@data', but does not begin with '@'");
      }
    }
    if (ids.isEmpty()) {
      throw PanelInput.refused(file, "has no series after '@data'");
    }
    return panel();
  }

  private boolean header(String[] words) {
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "@attribute" -> {
        Checks.that(words.length == 3, in::error).or("must be '@attribute NAME TYPE'");
        names.add(words[1]);
        types.add(words[2].toLowerCase(Locale.ROOT));
      }
      case "@frequency" -> frequency = words.length > 1 ? words[1] : null;
      case "@horizon" -> horizon = horizon(words);
      case "@data" -> {
        Checks.that(!types.isEmpty(), in::error)
            .or("is '@data', but no '@attribute' comes before it");
        for (String name : wanted.statics()) {
          Checks.that(names.contains(name), in::error)
              .or("comes without an '@attribute %s' before it; there are %s", name, names);
        }
        return true;
      }
      default -> {}
    }
    return false;
  }

  private int horizon(String[] words) {
    Double rows = words.length > 1 ? PanelCells.number(words[1], Numerals.POINT) : null;
    if (rows == null || !(rows >= 1 && rows <= 100_000 && rows == Math.rint(rows))) {
      throw in.error("must be '@horizon' and a whole number from 1 to 100000");
    }
    return rows.intValue();
  }

  private void series(String text) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < types.size(); i++) {
      int colon = text.indexOf(':', from);
      Checks.that(colon >= 0, in::error)
          .or("has fewer than the %s attributes of the header", types.size());
      fields.add(text.substring(from, colon).strip());
      from = colon + 1;
    }
    String id = fields.get(0);
    Checks.that(known.add(id), in::error).or("is of %s, as a line before", Shown.value(id));
    series(text, from, id, fields);
  }

  /** Adds a series without rows before its start and behind its last value. */
  private void series(String text, int start, String id, List<String> fields) {
    double[] row = new double[256];
    int count = 0;
    for (int from = start; from <= text.length(); ) {
      int to = text.indexOf(',', from);
      to = to < 0 ? text.length() : to;
      String cell = text.substring(from, to);
      Double value = PanelCells.number(cell, Numerals.POINT);
      if (value == null) {
        throw in.error(
            "value %s: %s%s"
                .formatted(count + 1, Shown.value(cell), PanelCells.fault(cell, Numerals.POINT)));
      }
      row = count == row.length ? Arrays.copyOf(row, 2 * count) : row;
      row[count++] = value;
      from = to + 1;
    }
    ValueRows kept = ValueRows.of(row, count);
    Checks.that(!kept.none(), in::error).or("has no values");
    ids.add(id);
    statics.add(
        wanted.statics().stream()
            .map(name -> fields.get(names.indexOf(name)))
            .map(cell -> cell.equals("?") ? "" : cell)
            .toArray(String[]::new));
    values.add(Arrays.copyOfRange(row, kept.from(), kept.to()));
    starts.add(start(fields));
    rows.add(kept);
  }

  private long start(List<String> fields) {
    int date = types.indexOf("date");
    if (date < 0) {
      return 0;
    }
    String text = fields.get(date);
    String whole = text.length() > 10 ? text : text + " 00-00-00";
    RowDates dates = RowDates.like(whole, START);
    if (dates == null) {
      throw in.error("begins at " + Shown.value(text) + ", which is not a date");
    }
    return dates.seconds(whole);
  }

  private Panel panel() {
    SamplingInterval interval = frequency == null ? null : of(frequency);
    List<String> notes =
        new ArrayList<>(ValueRows.note(rows.stream().filter(ValueRows::zeros).count()));
    if (interval == null) {
      notes.add(PanelFiles.NO_FREQUENCY);
    }
    boolean dated = interval != null && types.contains("date");
    long[] first = new long[ids.size()];
    for (int i = 0; i < first.length && interval != null; i++) {
      LocalDateTime start = LocalDateTime.ofEpochSecond(starts.get(i), 0, ZoneOffset.UTC);
      first[i] = interval.plus(start, rows.get(i).from()).toEpochSecond(ZoneOffset.UTC);
    }
    boolean days = interval != null && (interval.calendar() || interval.wholeDays());
    return new Panel(
        ids,
        values.toArray(new double[0][]),
        dated
            ? new PanelTimes(interval, 1, days ? PanelDates.DAYS : PanelDates.SPACED, first)
            : PanelTimes.counted(ids.size()),
        interval == null ? Frequency.NONE : Frequency.of(interval),
        horizon > 0 || interval == null ? horizon : usualHorizon(interval),
        notes,
        new PanelBeside(wanted, statics.toArray(new String[0][]), new double[ids.size()][0][]));
  }

  /** The interval of a word; null if it is none. */
  static @Nullable SamplingInterval of(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    Matcher counted = COUNTED.matcher(USUAL.getOrDefault(lower, lower));
    int count = counted.matches() ? Integer.parseInt(counted.group(1)) : 0;
    return count < 1 ? null : times(count, counted.group(2));
  }

  /**
   * Rows that the archive's benchmarks forecast where a file has no {@code @horizon}. It is a week
   * of hours or half hours, 30 days, 8 weeks or 12 months; 0 for others.
   */
  static int usualHorizon(SamplingInterval interval) {
    if (interval.calendar()) {
      return interval.months() == 1 ? 12 : 0;
    }
    double hours = interval.seconds() / Duration.ofHours(1).toSeconds();
    if (hours == 1 || hours == 0.5) {
      return (int) (7 * 24 / hours);
    }
    return hours == 24 ? 30 : hours == 7 * 24 ? 8 : 0;
  }

  private static SamplingInterval times(int count, String unit) {
    return switch (unit) {
      case "second" -> SamplingInterval.of(Duration.ofSeconds(count));
      case "minute" -> SamplingInterval.of(Duration.ofMinutes(count));
      case "hour" -> SamplingInterval.of(Duration.ofHours(count));
      case "day" -> SamplingInterval.of(Duration.ofDays(count));
      case "week" -> SamplingInterval.of(Duration.ofDays(7L * count));
      case "month" -> SamplingInterval.ofMonths(count);
      default -> SamplingInterval.ofMonths(12 * count);
    };
  }
}
