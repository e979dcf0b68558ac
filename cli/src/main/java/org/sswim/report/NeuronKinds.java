package org.sswim.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/**
 * Neurons by the kind of window that they stand for: that which their best pair makes them fire in.
 * Where the series has dates, kinds are the parts of a week or a year that windows end in. Else,
 * and where all end in the same part, kinds are how high or low windows end. Besides, by the period
 * of the training data in which that window lies; periods are round, such as some years, and a
 * handful.
 *
 * @param series with the model's channels, in its order
 * @param channel whose values count where a window has all channels
 */
record NeuronKinds(ForecastModel model, TimeSeries series, int channel, TrainingPairs pairs) {
  private static final int MOST = 6;
  private static final int YEAR = 12;
  private static final int[] DAYS = {1, 2, 7, 14};
  private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
  private static final int DAY = 86_400;
  private static final int WEEK = 7 * DAY;
  private static final int QUARTER = 3;
  private static final int PART_HOURS = 6;
  private static final List<String> PARTS = List.of("nights", "mornings", "afternoons", "evenings");
  private static final List<String> QUARTERS =
      List.of("January to March", "April to June", "July to September", "October to December");
  private static final List<String> SHAPES =
      List.of(
          "windows that end high",
          "windows that end low",
          "windows that end rising",
          "windows that end falling");

  /**
   * Neurons as groups.
   *
   * @param groups in the order of the week or the year
   * @param legend what their names mean
   */
  record Kinds(List<NeuronGroup> groups, String legend) {}

  /**
   * Into what windows are divided.
   *
   * @param place of a window among the names; below 0 if that cannot be told
   */
  private record Division(
      List<String> names, String legend, ToIntFunction<NeuronOrigins.Window> place) {}

  /** The kinds of some neurons; null if model and file do not tell, or all are of one kind. */
  @Nullable Kinds of(List<NeuronGroup.Member> neurons) {
    List<NeuronOrigins.Window> windows = NeuronGroup.windows(neurons, pairs);
    if (windows.size() < neurons.size()) {
      return null;
    }
    Timeline timeline = series.timeline();
    boolean ended = windows.stream().noneMatch(window -> window.end() == null);
    Kinds kinds =
        timeline != null && timeline.hasInterval() && ended
            ? grouped(neurons, windows, calendar(timeline.interval()))
            : null;
    return kinds == null ? grouped(neurons, windows, shapes()) : kinds;
  }

  private static @Nullable Kinds grouped(
      List<NeuronGroup.Member> neurons, List<NeuronOrigins.Window> windows, Division division) {
    if (windows.stream().anyMatch(window -> division.place.applyAsInt(window) < 0)) {
      return null;
    }
    List<NeuronGroup> groups =
        NeuronGroup.by(
            neurons, windows, division.place::applyAsInt, k -> division.names.get((int) k));
    return groups.size() < 2 ? null : new Kinds(groups, division.legend);
  }

  private static Division calendar(SamplingInterval interval) {
    if (interval.seconds() < DAY) {
      List<String> names = new ArrayList<>();
      PARTS.forEach(part -> names.add("weekday " + part));
      PARTS.forEach(part -> names.add("weekend " + part));
      return new Division(
          names,
          "by the time of day at which the window of a neuron's spike ends: night from "
              + "0:00, morning from 6:00, afternoon from 12:00, evening from 18:00",
          window -> {
            LocalDateTime end = end(window);
            boolean weekend = end.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return end.getHour() / PART_HOURS + (weekend ? PARTS.size() : 0);
          });
    }
    if (interval.seconds() < WEEK) {
      return new Division(
          Arrays.stream(DayOfWeek.values())
              .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
              .toList(),
          "by the day on which the window of a neuron's spike ends",
          window -> end(window).getDayOfWeek().getValue() - 1);
    }
    return new Division(
        QUARTERS,
        "by the months in which the window of a neuron's spike ends",
        window -> (end(window).getMonthValue() - 1) / QUARTER);
  }

  private static LocalDateTime end(NeuronOrigins.Window window) {
    return Objects.requireNonNull(window.end());
  }

  private Division shapes() {
    TrainingPairs.TrainingWindows training = new TrainingPairs.TrainingWindows(model, series);
    return new Division(
        SHAPES,
        "by the last value of the window of a neuron's spike: high or low if it is more than half "
            + "a standard deviation from the window's mean, else rising or falling",
        window -> ending(training.start(window), window.lane()));
  }

  /** How the window ends that begins at a row; -1 if the file does not hold it. */
  private int ending(int start, int lane) {
    if (start < 0) {
      return -1;
    }
    int own = model.spec().channels() == ChannelMode.SHARED ? lane : channel;
    int rows = model.spec().window();
    double[] values = new double[rows];
    Arrays.setAll(values, t -> series.value(start + t, own));
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double last = values[rows - 1];
    if (Math.abs(last - mean) > Math.sqrt(variance) / 2) {
      return last > mean ? 0 : 1;
    }
    return last >= values[Math.max(0, rows - 2)] ? 2 : 3;
  }

  /** The periods of some neurons, earliest first; none of no neurons. */
  List<NeuronGroup> periods(List<NeuronGroup.Member> neurons) {
    if (neurons.isEmpty()) {
      return List.of();
    }
    List<NeuronOrigins.Window> windows = NeuronGroup.windows(neurons, pairs);
    if (windows.size() < neurons.size()) {
      return List.of(NeuronGroup.of("", neurons));
    }
    boolean dated = windows.stream().noneMatch(w -> w.end() == null);
    return (dated ? dates(windows) : rows())
        .map(periods -> NeuronGroup.by(neurons, windows, periods.place, periods.name))
        .filter(groups -> groups.size() <= MOST)
        .findFirst()
        .orElseGet(() -> List.of(NeuronGroup.of("", neurons)));
  }

  /** Into what windows may be divided by time: the number of a period, and its name. */
  private record Periods(ToLongFunction<NeuronOrigins.Window> place, LongFunction<String> name) {}

  private Stream<Periods> rows() {
    int last = model.spec().window() - 1;
    return Stream.iterate(10L, unit -> 10 * unit)
        .flatMap(unit -> Stream.of(unit, 2 * unit, 5 * unit))
        .map(
            size ->
                new Periods(
                    window -> ((long) window.start() + last) / size,
                    k -> "rows " + (k * size + 1) + " to " + (k + 1) * size));
  }

  private static Stream<Periods> dates(List<NeuronOrigins.Window> windows) {
    LongSummaryStatistics months =
        windows.stream().mapToLong(window -> month(date(window))).summaryStatistics();
    return Stream.concat(
        IntStream.of(DAYS).mapToObj(NeuronKinds::days),
        IntStream.of(MONTHS).mapToObj(size -> months(size, months)));
  }

  private static Periods days(int size) {
    // Weeks begin on Mondays; the day 0 is a Thursday.
    int shift = size % 7 == 0 ? 3 : 0;
    return new Periods(
        window -> Math.floorDiv(date(window).toEpochDay() + shift, size),
        k ->
            range(
                LocalDate.ofEpochDay(k * size - shift).toString(),
                LocalDate.ofEpochDay((k + 1) * size - shift - 1).toString()));
  }

  private static Periods months(int size, LongSummaryStatistics all) {
    // Of whole years, the first is that of the earliest window.
    long first = size % YEAR == 0 ? Math.floorDiv(all.getMin(), YEAR) * YEAR : 0;
    return new Periods(
        window -> Math.floorDiv(month(date(window)) - first, size),
        k ->
            range(
                name(first + k * size, size),
                name(Math.min(all.getMax(), first + (k + 1) * size - 1), size)));
  }

  private static LocalDate date(NeuronOrigins.Window window) {
    return Objects.requireNonNull(window.end()).toLocalDate();
  }

  private static long month(LocalDate date) {
    return (long) YEAR * date.getYear() + date.getMonthValue() - 1;
  }

  /** A month, or its year where periods are whole years. */
  private static String name(long month, int size) {
    LocalDate first =
        LocalDate.of((int) Math.floorDiv(month, YEAR), Math.floorMod(month, YEAR) + 1, 1);
    return size % YEAR == 0 ? String.valueOf(first.getYear()) : first.toString().substring(0, 7);
  }

  private static String range(String first, String last) {
    return first.equals(last) ? first : first + " to " + last;
  }
}
