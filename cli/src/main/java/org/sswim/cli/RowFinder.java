package org.sswim.cli;

import java.time.LocalDateTime;
import java.util.List;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;

/** Finds the row that a user means by its date or its number. */
final class RowFinder {
  private final SubCommand command;
  private final TimeSeries series;

  RowFinder(SubCommand command, TimeSeries series) {
    this.command = command;
    this.series = series;
  }

  /**
   * The row of a date as the file writes dates, or of a number counted from 1.
   *
   * @param option what the text was given to
   * @return the row, counted from 0
   */
  int row(String option, String text) {
    String strip = text.strip();
    if (strip.matches("\\d{1,9}")) {
      int number = Integer.parseInt(strip);
      if (number < 1 || number > series.rows()) {
        throw command.mistake(
            option + ": row " + number + " is none of the rows 1.." + series.rows());
      }
      return number - 1;
    }
    Timeline timeline = series.timeline();
    if (timeline == null) {
      throw command.mistake(
          option
              + ": '"
              + strip
              + "' is no row number, and the file has no dates; give one of 1.."
              + series.rows());
    }
    LocalDateTime time;
    try {
      time = Timeline.parse(List.of(strip)).at(0);
    } catch (InvalidSeriesException e) {
      throw command.mistake(
          option
              + ": '"
              + strip
              + "' is neither a row number nor a date such as "
              + timeline.formatRow(series.rows() - 1));
    }
    int row = timeline.firstFrom(time);
    if (!timeline.at(row).equals(time)) {
      throw command.mistake(
          option
              + ": the file has no row of "
              + strip
              + "; it goes from "
              + timeline.formatRow(0)
              + " to "
              + timeline.formatRow(series.rows() - 1)
              + ", near that is "
              + timeline.formatRow(row));
    }
    return row;
  }
}
