package org.sswim.serve;

import java.util.Map;
import org.sswim.forecasting.ForecastModel;

/** What is said beside forecasts. */
final class Answered {
  private Answered() {}

  /**
   * Says on which clock the calendar is, where dates are in UTC and the model looks at them.
   *
   * @param utc whether they are, and no other zone is known
   */
  static void noteOfUtc(Map<String, Object> answer, ForecastModel model, boolean utc) {
    if (utc && model.needsDates()) {
      answer.put(
          "note",
          "the dates are in UTC, so the model sees hours and weekdays of UTC; if it was fitted in"
              + " another zone, give that as serve --zone");
    }
  }
}
