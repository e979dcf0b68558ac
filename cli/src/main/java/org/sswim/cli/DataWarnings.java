package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.sswim.forecasting.ChannelMode;
import org.sswim.panels.Panel;
import org.sswim.panels.ScreenedPanel;
import org.sswim.report.Figures;
import org.sswim.series.LeadingZeros;
import org.sswim.series.LikelyInputs;
import org.sswim.series.Outliers;
import org.sswim.series.TimeSeries;
import org.sswim.tables.Shown;

/** One line each about data that can be used, but perhaps not as meant: what, where, what to do. */
final class DataWarnings {
  private static final int MOST = 5;
  private static final int MOST_SHOWN = 12;

  private DataWarnings() {}

  /** Warns of what a training met. */
  static void ofTraining(Outliers outliers, Console console) {
    ofFit(outliers, "; ", console);
  }

  /** Warns of what a comparison met, which measures by all values. */
  static void ofComparison(Outliers outliers, Console console) {
    ofFit(outliers, ", but errors are measured by them as they are; ", console);
  }

  private static void ofFit(Outliers outliers, String but, Console console) {
    if (outliers.total() > 0) {
      console.warn(found(outliers, DataWarnings::place) + done(outliers) + but + cure(outliers));
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

  /** The series in which zeros ahead of a channel's start are missing, with one line of them. */
  static TimeSeries started(TimeSeries series, ChannelMode mode, Console console) {
    LeadingZeros zeros = LeadingZeros.of(series, mode == ChannelMode.JOINT);
    if (!zeros.channels().isEmpty()) {
      boolean one = zeros.channels().size() == 1;
      console.warn(
          "%s %s only 0 ahead of %s%s%s: these rows count as missing",
          Figures.some(zeros.channels(), MOST, ", "),
          one ? "is" : "are",
          one ? "" : "their starts, the first ahead of ",
          place(zeros.first()),
          series.timeline() == null ? "" : " (" + series.timeline().formatRow(zeros.first()) + ")");
    }
    return zeros.series();
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
    List<String> found = LikelyInputs.of(series);
    if (!found.isEmpty()) {
      console.warn(
          "forecasts %s; %s%s like a calendar, counter or category: name what to forecast with"
              + " --target,%s and the others with --known or --inputs",
          shown(series.channelNames()),
          shown(found),
          found.size() == 1 ? " looks" : " look",
          series.timeline() == null ? " a column of dates with --date-column," : "");
    }
  }

  private static String shown(List<String> names) {
    List<String> some = new ArrayList<>(names.subList(0, Math.min(MOST_SHOWN, names.size())));
    if (some.size() < names.size()) {
      some.add("and " + (names.size() - some.size()) + " more");
    }
    return String.join(", ", some);
  }
}
