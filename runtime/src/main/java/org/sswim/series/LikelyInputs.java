package org.sswim.series;

import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels that look like what helps a forecast rather than like what is forecast: a
 * calendar, a counter or a category of two values.
 */
public final class LikelyInputs {
  /** Rows below which equal values are no sign of anything. */
  private static final int FEWEST_ROWS = 30;

  /** By which share of a step the numbers of a counter may be rounded. */
  private static final double ROUNDING = 0.1;

  private static final Set<String> NAMES =
      Set.of(
          ("year month quarter week day hour minute weekday dayofweek dow dayofyear dayofmonth"
                  + " weekofyear hourofday season holiday workingday weekend isholiday isweekend")
              .split(" "));

  private static final List<Function<LocalDateTime, Integer>> CALENDARS =
      List.of(
          LocalDateTime::getYear,
          LocalDateTime::getMonthValue,
          LocalDateTime::getDayOfMonth,
          LocalDateTime::getHour,
          LocalDateTime::getMinute,
          time -> time.getDayOfWeek().getValue(),
          LocalDateTime::getDayOfYear,
          time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
          time -> time.get(IsoFields.QUARTER_OF_YEAR));

  private LikelyInputs() {}

  /** Their names; none where all channels look like that, or there are too few rows to tell. */
  public static List<String> of(TimeSeries series) {
    List<String> found =
        IntStream.range(0, series.channels())
            .filter(channel -> likely(series, channel))
            .mapToObj(series.channelNames()::get)
            .toList();
    return found.size() < series.channels() ? found : List.of();
  }

  private static DoubleStream values(TimeSeries series, int channel) {
    return IntStream.range(0, series.rows()).mapToDouble(row -> series.value(row, channel));
  }

  private static boolean likely(TimeSeries series, int channel) {
    if (series.rows() < FEWEST_ROWS) {
      return false;
    }
    long values = values(series, channel).distinct().limit(3).count();
    if (values <= 2) {
      return values == 2;
    }
    String name =
        series.channelNames().get(channel).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    boolean whole = values(series, channel).allMatch(value -> value == Math.rint(value));
    return counter(series, channel)
        || (whole && (NAMES.contains(name) || calendar(series, channel)));
  }

  /** Whether values lie on a line, as row numbers do, or years with decimals such as 1958.17. */
  private static boolean counter(TimeSeries series, int channel) {
    double first = series.value(0, channel);
    double step = (series.value(series.rows() - 1, channel) - first) / (series.rows() - 1);
    return IntStream.range(1, series.rows())
        .allMatch(
            r -> Math.abs(series.value(r, channel) - first - r * step) < ROUNDING * Math.abs(step));
  }

  /** Whether the date says what the value is. */
  private static boolean calendar(TimeSeries series, int channel) {
    Timeline timeline = series.timeline();
    return timeline != null
        && CALENDARS.stream().anyMatch(part -> follows(series, channel, timeline, part));
  }

  private static boolean follows(
      TimeSeries series,
      int channel,
      Timeline timeline,
      Function<LocalDateTime, Integer> calendarPart) {
    Map<Integer, Double> seen = new HashMap<>();
    for (int row = 0; row < series.rows(); row++) {
      double value = series.value(row, channel);
      @Nullable Double before = seen.putIfAbsent(calendarPart.apply(timeline.at(row)), value);
      if (before != null && before != value) {
        return false;
      }
    }
    // With a part of its own for each row nothing is shown.
    return seen.size() < series.rows() / 2;
  }
}
