package org.sswim.explanation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
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
public record NeuronKinds(ForecastModel model, TimeSeries series, int channel) {
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

  /** A neuron and what it adds or carries. */
  public record Member(int neuron, double adds) {}

  /**
   * Many neurons as one line.
   *
   * @param name what their windows have in common; empty where nothing is known of them
   * @param neurons how many they are
   * @param adds what they add to a forecast, or carry of many, all together
   */
  public record Group(String name, int neurons, double adds) {
    private static Group of(String name, List<Member> members) {
      return new Group(name, members.size(), members.stream().mapToDouble(Member::adds).sum());
    }
  }

  /**
   * Neurons as groups.
   *
   * @param groups in the order of the week or the year
   * @param legend what their names mean
   */
  public record Kinds(List<Group> groups, String legend) {}

  /**
   * Into what windows are divided.
   *
   * @param place number of a window's part; below 0 if that cannot be told
   * @param name of a part
   * @param legend what the names mean; empty where they say it
   */
  private record Division(
      ToLongFunction<NeuronOrigins.Window> place, LongFunction<String> name, String legend) {
    /** Neurons by the parts of their windows, in the order of the parts. */
    List<Group> groups(List<Member> neurons, List<NeuronOrigins.Window> windows) {
      Map<Long, List<Member>> parts = new TreeMap<>();
      for (int i = 0; i < windows.size(); i++) {
        parts
            .computeIfAbsent(place.applyAsLong(windows.get(i)), k -> new ArrayList<>())
            .add(neurons.get(i));
      }
      return parts.entrySet().stream()
          .map(part -> Group.of(name.apply(part.getKey()), part.getValue()))
          .toList();
    }
  }

  /** The kinds of some neurons; null if model and file do not tell, or all are of one kind. */
  public @Nullable Kinds of(List<Member> neurons) {
    List<NeuronOrigins.Window> windows = windows(neurons);
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

  /** The windows that neurons stand for; fewer than the neurons where that is not known. */
  private List<NeuronOrigins.Window> windows(List<Member> neurons) {
    NeuronOrigins origins = model.origins();
    return origins == null
        ? List.of()
        : neurons.stream().map(member -> origins.pair(member.neuron, 0).firing()).toList();
  }

  private static @Nullable Kinds grouped(
      List<Member> neurons, List<NeuronOrigins.Window> windows, Division division) {
    if (windows.stream().anyMatch(window -> division.place.applyAsLong(window) < 0)) {
      return null;
    }
    List<Group> groups = division.groups(neurons, windows);
    return groups.size() < 2 ? null : new Kinds(groups, division.legend);
  }

  private static Division calendar(SamplingInterval interval) {
    int parts = PARTS.size();
    if (interval.seconds() < DAY) {
      return new Division(
          window -> {
            boolean weekend = end(window).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return end(window).getHour() / PART_HOURS + (weekend ? parts : 0L);
          },
          k -> (k < parts ? "weekday " : "weekend ") + PARTS.get((int) k % parts),
          "by the time of day at which the window of a neuron's spike ends: night from "
              + "0:00, morning from 6:00, afternoon from 12:00, evening from 18:00");
    }
    if (interval.seconds() < WEEK) {
      return new Division(
          window -> end(window).getDayOfWeek().getValue(),
          k -> DayOfWeek.of((int) k).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s",
          "by the day on which the window of a neuron's spike ends");
    }
    return new Division(
        window -> (end(window).getMonthValue() - 1) / QUARTER,
        k -> QUARTERS.get((int) k),
        "by the months in which the window of a neuron's spike ends");
  }

  private static LocalDateTime end(NeuronOrigins.Window window) {
    return Objects.requireNonNull(window.end());
  }

  private Division shapes() {
    TrainingWindows training = new TrainingWindows(model, series);
    return new Division(
        window -> ending(training.start(window), window.lane()),
        k -> SHAPES.get((int) k),
        "by the last value of the window of a neuron's spike: high or low if it is more than half "
            + "a standard deviation from the window's mean, else rising or falling");
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
  public List<Group> periods(List<Member> neurons) {
    if (neurons.isEmpty()) {
      return List.of();
    }
    List<NeuronOrigins.Window> windows = windows(neurons);
    if (windows.size() < neurons.size()) {
      return List.of(Group.of("", neurons));
    }
    boolean dated = windows.stream().noneMatch(w -> w.end() == null);
    return (dated ? dates(windows) : rows())
        .map(periods -> periods.groups(neurons, windows))
        .filter(groups -> groups.size() <= MOST)
        .findFirst()
        .orElseGet(() -> List.of(Group.of("", neurons)));
  }

  private Stream<Division> rows() {
    int last = model.spec().window() - 1;
    return Stream.iterate(10L, unit -> 10 * unit)
        .flatMap(unit -> Stream.of(unit, 2 * unit, 5 * unit))
        .map(
            size ->
                new Division(
                    window -> ((long) window.start() + last) / size,
                    k -> "rows " + (k * size + 1) + " to " + (k + 1) * size,
                    ""));
  }

  private static Stream<Division> dates(List<NeuronOrigins.Window> windows) {
    LongSummaryStatistics months =
        windows.stream().mapToLong(window -> month(date(window))).summaryStatistics();
    return Stream.concat(
        IntStream.of(DAYS).mapToObj(NeuronKinds::days),
        IntStream.of(MONTHS).mapToObj(size -> months(size, months)));
  }

  private static Division days(int size) {
    // Weeks begin on Mondays; the day 0 is a Thursday.
    int shift = size % 7 == 0 ? 3 : 0;
    return new Division(
        window -> Math.floorDiv(date(window).toEpochDay() + shift, size),
        k ->
            range(
                LocalDate.ofEpochDay(k * size - shift).toString(),
                LocalDate.ofEpochDay((k + 1) * size - shift - 1).toString()),
        "");
  }

  private static Division months(int size, LongSummaryStatistics all) {
    // Of whole years, the first is that of the earliest window.
    long first = size % YEAR == 0 ? Math.floorDiv(all.getMin(), YEAR) * YEAR : 0;
    return new Division(
        window -> Math.floorDiv(month(date(window)) - first, size),
        k ->
            range(
                name(first + k * size, size),
                name(Math.min(all.getMax(), first + (k + 1) * size - 1), size)),
        "");
  }

  private static LocalDate date(NeuronOrigins.Window window) {
    return end(window).toLocalDate();
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
