package org.sswim.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.NeuronOrigins;

/**
 * Many small neurons by the period of the training data that they stand for: that in which the
 * window lies that their best pair makes them fire in. Periods are round, such as some years, and a
 * handful.
 */
record NeuronPeriods(ForecastModel model, TrainingPairs pairs) {
  private static final int MOST = 6;
  private static final int YEAR = 12;
  private static final int[] DAYS = {1, 2, 7, 14};
  private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};

  /** The periods of some neurons, earliest first; none of no neurons. */
  List<NeuronGroup> of(List<NeuronGroup.Member> neurons) {
    if (neurons.isEmpty()) {
      return List.of();
    }
    List<NeuronOrigins.Window> windows = NeuronGroup.windows(neurons, pairs);
    if (windows.size() < neurons.size()) {
      return List.of(NeuronGroup.of("", neurons));
    }
    boolean dated = windows.stream().noneMatch(w -> w.end() == null);
    return dated ? byDate(neurons, windows) : byRow(neurons, windows);
  }

  private List<NeuronGroup> byRow(
      List<NeuronGroup.Member> neurons, List<NeuronOrigins.Window> windows) {
    int last = model.spec().window() - 1;
    ToLongFunction<NeuronOrigins.Window> row = window -> (long) window.start() + last;
    for (long unit = 10; ; unit *= 10) {
      for (long size : new long[] {unit, 2 * unit, 5 * unit}) {
        List<NeuronGroup> periods =
            grouped(
                neurons,
                windows,
                window -> row.applyAsLong(window) / size,
                k -> "rows " + (k * size + 1) + " to " + (k + 1) * size);
        if (periods != null) {
          return periods;
        }
      }
    }
  }

  private static List<NeuronGroup> byDate(
      List<NeuronGroup.Member> neurons, List<NeuronOrigins.Window> windows) {
    for (int size : DAYS) {
      // Weeks begin on Mondays; the day 0 is a Thursday.
      int shift = size % 7 == 0 ? 3 : 0;
      List<NeuronGroup> periods =
          grouped(
              neurons,
              windows,
              window -> Math.floorDiv(date(window).toEpochDay() + shift, size),
              k ->
                  range(
                      LocalDate.ofEpochDay(k * size - shift).toString(),
                      LocalDate.ofEpochDay((k + 1) * size - shift - 1).toString()));
      if (periods != null) {
        return periods;
      }
    }
    long last = windows.stream().mapToLong(window -> month(date(window))).max().orElseThrow();
    long earliest = windows.stream().mapToLong(window -> month(date(window))).min().orElseThrow();
    for (int size : MONTHS) {
      // Of whole years, the first is that of the earliest window.
      long first = size % YEAR == 0 ? Math.floorDiv(earliest, YEAR) * YEAR : 0;
      List<NeuronGroup> periods =
          grouped(
              neurons,
              windows,
              window -> Math.floorDiv(month(date(window)) - first, size),
              k ->
                  range(
                      name(first + k * size, size),
                      name(Math.min(last, first + (k + 1) * size - 1), size)));
      if (periods != null) {
        return periods;
      }
    }
    return List.of(NeuronGroup.of("", neurons));
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

  /** Null if the first and the last lie so many periods apart that there are too many. */
  private static @Nullable List<NeuronGroup> grouped(
      List<NeuronGroup.Member> neurons,
      List<NeuronOrigins.Window> windows,
      ToLongFunction<NeuronOrigins.Window> period,
      LongFunction<String> name) {
    List<NeuronGroup> groups = NeuronGroup.by(neurons, windows, period, name);
    return groups.size() > MOST ? null : groups;
  }
}
