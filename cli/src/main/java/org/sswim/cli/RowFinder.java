package org.sswim.cli;

import java.time.LocalDateTime;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Finds the row that a user means by its date or its number. */
final class RowFinder {
  private final SubCommand command;
  private final TimeSeries series;
  private final int first;

  /**
   * Looks for rows of a series.
   *
   * @param first the first row that may be meant, counted from 0
   */
  RowFinder(SubCommand command, TimeSeries series, int first) {
    this.command = command;
    this.series = series;
    this.first = Math.min(first, series.rows() - 1);
  }

  /**
   * The row of a date as the file writes dates, or of a number counted from 1.
   *
   * @param option what the text was given to
   * @return the row, counted from 0
   */
  int row(String option, String text) {
    String strip = text.strip();
    Timeline timeline = series.timeline();
    LocalDateTime time = timeline == null ? null : timeline.wallClock(strip);
    if (timeline == null || time == null) {
      return numbered(option, strip);
    }
    int row = Math.max(first, timeline.firstFrom(time));
    command.mistakeIf(
        !timeline.at(row).equals(time),
        "%s: no forecast can be made from %s; it can from %s to %s, near that is %s",
        option,
        strip,
        timeline.formatRow(first),
        timeline.formatRow(series.rows() - 1),
        timeline.formatRow(row));
    return row;
  }

  private int numbered(String option, String text) {
    if (!text.matches("\\d{1,9}")) {
      Timeline timeline = series.timeline();
      throw command.mistake(
          "%s: '%s%s",
          option,
          text,
          timeline == null
              ? ("' is not a row number, and the file has no dates; give one of" + " %s..%s")
                  .formatted(first + 1, series.rows())
              : "' is neither a row number nor a date such as "
                  + timeline.formatRow(series.rows() - 1));
    }
    int number = Integer.parseInt(text);
    command.mistakeIf(
        number <= first || number > series.rows(),
        "%s: no forecast can be made from row %s; it can from rows %s..%s",
        option,
        number,
        first + 1,
        series.rows());
    return number - 1;
  }
}
