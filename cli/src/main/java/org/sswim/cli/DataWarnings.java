package org.sswim.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.Panel;
import org.sswim.panels.ScreenedPanel;
import org.sswim.report.Figures;
import org.sswim.series.Outliers;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import org.sswim.tables.Shown;

/** One line each about data that can be used, but perhaps not as meant: what, where, what to do. */
final class DataWarnings {
  private static final int MOST = 5;
  private static final int MOST_SHOWN = 12;

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

  private DataWarnings() {}

  /** Warns of what a training met. */
  static void ofTraining(Outliers outliers, Console console) {
    if (outliers.total() > 0) {
      console.warn(found(outliers, DataWarnings::place) + done(outliers) + "; " + cure(outliers));
    }
  }

  /** Warns of what a comparison met, which measures by all values. */
  static void ofComparison(Outliers outliers, Console console) {
    if (outliers.total() > 0) {
      console.warn(
          found(outliers, DataWarnings::place)
              + done(outliers)
              + ", but errors are measured by them as they are; "
              + cure(outliers));
    }
  }

  /**
   * Warns of what a forecast met.
   *
   * @param place where a row stands
   */
  static void ofForecast(Outliers outliers, IntFunction<String> place, Console console) {
    if (outliers.total() > 0) {
      console.warn(found(outliers, place) + done(outliers) + mark(outliers, "; "));
    }
  }

  /**
   * Warns if there are such values.
   *
   * @param cure what can be done, behind the sentence
   */
  static void ofPanel(Path file, Panel panel, String cure, Console console) {
    ScreenedPanel screened = ScreenedPanel.of(panel);
    if (screened.count() == 0) {
      return;
    }
    int first = screened.first();
    int row = screened.row();
    boolean one = screened.count() == 1;
    console.warn(
        "%s: %s of %s%s far outside of the others (%sseries %s, row %s at %s: %s) and %s%s",
        file,
        Figures.count(screened.count(), "value"),
        screened.series() == 1 ? "one series" : screened.series() + " series",
        one ? " lies" : " lie",
        one ? "" : "first: ",
        Shown.value(panel.id(first)),
        row + 1,
        panel.times().text(first, row),
        Figures.plain(panel.values(first)[row]),
        one ? "counts as a gap" : "count as gaps",
        cure);
  }

  /** One line if some channels do not change over the training rows. */
  static void constantChannels(List<String> names, Console console) {
    if (!names.isEmpty()) {
      console.warn(
          (names.size() == 1 ? "channel " : names.size() + " channels, ")
              + Figures.some(names, MOST, ", ")
              + (names.size() == 1 ? " is" : ", are")
              + " constant over the training rows");
    }
  }

  /** The place of a row of the data, counted from 0. */
  static String place(int row) {
    return "data row " + (row + 1);
  }

  private static String found(Outliers outliers, IntFunction<String> place) {
    Outliers.Column first = outliers.columns().get(0);
    int others = outliers.columns().size() - 1;
    return Figures.count(outliers.total(), "value")
        + (outliers.total() == 1 ? " lies" : " lie")
        + " far outside of the others (column "
        + first.name()
        + (outliers.total() == 1 ? " in " : ", first in ")
        + place.apply(first.row())
        + ": "
        + Figures.plain(first.value())
        + (others == 0 ? "" : "; " + Figures.count(others, "more column"))
        + ") and ";
  }

  private static String done(Outliers outliers) {
    if (outliers.bounded() == 0) {
      return outliers.total() == 1
          ? "counts as missing: the value before stands in"
          : "count as missing: the values before stand in";
    }
    return outliers.held() == 0
        ? (outliers.total() == 1 ? "is" : "are") + " taken as the bound of the column"
        : "are taken as missing or as the bound of the column";
  }

  private static String cure(Outliers outliers) {
    return mark(outliers, "")
        + (mark(outliers, "").isEmpty() ? "" : "; ")
        + "--set outliers=keep takes "
        + (outliers.total() == 1 ? "it as it is" : "them as they are");
  }

  /** What to say of a number that is written where nothing was measured. */
  private static String mark(Outliers outliers, String before) {
    List<String> marks =
        outliers.columns().stream()
            .map(Outliers.Column::mark)
            .filter(mark -> !Double.isNaN(mark))
            .distinct()
            .map(DataWarnings::typed)
            .toList();
    return marks.isEmpty()
        ? ""
        : "%sif %s%s for missing values, say --missing mask --missing-value=%s"
            .formatted(
                before,
                String.join(" and ", marks),
                marks.size() == 1 ? " stands" : " stand",
                String.join(",", marks));
  }

  private static String typed(double mark) {
    return mark == Math.rint(mark) && Math.abs(mark) < 1e15
        ? String.valueOf((long) mark)
        : String.valueOf(mark);
  }

  /**
   * Warns of channels that look like what helps a forecast rather than like what is forecast: a
   * calendar, a counter or a category of two values. Nothing is said where all of them do.
   */
  static void ofLikelyInputs(TimeSeries series, Console console) {
    List<String> found =
        IntStream.range(0, series.channels())
            .filter(channel -> likely(series, channel))
            .mapToObj(series.channelNames()::get)
            .toList();
    if (!found.isEmpty() && found.size() < series.channels()) {
      console.warn(
          "forecasts %s; %s%s like a calendar, counter or category: name what to forecast with"
              + " --target,%s and the others with --known or --inputs",
          shown(series.channelNames()),
          shown(found),
          found.size() == 1 ? " looks" : " look",
          series.timeline() == null ? " a column of dates with --date-column," : "");
    }
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

  private static String shown(List<String> names) {
    List<String> some = new ArrayList<>(names.subList(0, Math.min(MOST_SHOWN, names.size())));
    if (some.size() < names.size()) {
      some.add("and " + (names.size() - some.size()) + " more");
    }
    return String.join(", ", some);
  }
}
