package org.sswim.serve;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.Timeline;
import org.sswim.stored.JsonObject;

/** What is said beside forecasts. */
final class Answered {
  private Answered() {}

  /**
   * Says on which clock the calendar is, where dates are in UTC and the model looks at them.
   *
   * @param utc whether they are, and no other zone is known
   */
  static void noteOfUtc(JsonObject answer, ForecastModel model, boolean utc) {
    if (utc && model.needsDates()) {
      note(
          answer,
          "the dates are in UTC, so the model sees hours and weekdays of UTC; if it was fitted in"
              + " another zone, give that as serve --zone");
    }
  }

  /** Says that rows are not evenly spaced, where they are not. */
  static void noteOfGaps(JsonObject answer, @Nullable Timeline timeline) {
    int irregular = timeline == null ? 0 : timeline.irregularRows();
    if (timeline != null && irregular > 0) {
      note(
          answer,
          "%s of %s rows are not %s after the row before; rows count as evenly spaced"
              .formatted(irregular, timeline.rows(), timeline.interval().describe()));
    }
  }

  private static void note(JsonObject answer, String text) {
    answer.merge("note", text, (before, next) -> before + "; " + next);
  }
}
