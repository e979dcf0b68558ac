package org.sswim.forecasting;

import org.sswim.series.CalendarInputs;

/**
 * What goes into a network and what comes out.
 *
 * @param window H, rows that a forecast sees, at least 1
 * @param horizon O, rows that it forecasts, at least 1
 * @param channels shared or joint
 * @param relativeInput whether each window is taken relative to its own last row
 * @param relativeTarget whether outputs are changes from the last observed row
 * @param calendar the calendar inputs of each row
 */
public record ForecastSpec(
    int window,
    int horizon,
    ChannelMode channels,
    boolean relativeInput,
    boolean relativeTarget,
    CalendarInputs calendar) {

  /** Checks the ranges. */
  public ForecastSpec {
    if (window < 1 || horizon < 1) {
      throw new IllegalArgumentException(
          "window and horizon must be at least 1; got " + window + " and " + horizon);
    }
  }
}
