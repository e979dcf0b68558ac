package org.sswim.forecasting;

import org.sswim.checks.Checks;
import org.sswim.series.CalendarInputs;
import org.sswim.simulation.Semantics;

/**
 * What goes into a network and what comes out.
 *
 * @param window H, rows that a forecast sees, at least 1
 * @param horizon O, rows that it forecasts, at least 1
 * @param channels shared or joint
 * @param relativeInput whether each window is taken relative to its own last row
 * @param targetSeason m: outputs are changes from the last observed row that lies a whole number of
 *     seasons of m rows before the target, 1 .. window. With 1 that is the last row; 0 for outputs
 *     that are the values themselves
 * @param calendar the calendar inputs of each row
 * @param semantics what the network remembers when it is read
 * @param covariates the inputs of each row from columns beside the channels
 */
public record ForecastSpec(
    int window,
    int horizon,
    ChannelMode channels,
    boolean relativeInput,
    int targetSeason,
    CalendarInputs calendar,
    Semantics semantics,
    CovariateInputs covariates) {

  /** Checks the ranges. */
  public ForecastSpec {
    Checks.that(window >= 1 && horizon >= 1)
        .or("window and horizon must be at least 1; got %s and %s", window, horizon);
    Checks.that(targetSeason >= 0 && targetSeason <= window)
        .or("the target season must lie in 0..%s (the window); got %s", window, targetSeason);
    Checks.that(channels != ChannelMode.JOINT || covariates.groups().isEmpty())
        .or("groups tell channels apart that share a network; joint channels need none");
  }

  /** Without columns beside the channels. */
  public ForecastSpec(
      int window,
      int horizon,
      ChannelMode channels,
      boolean relativeInput,
      int targetSeason,
      CalendarInputs calendar,
      Semantics semantics) {
    this(
        window,
        horizon,
        channels,
        relativeInput,
        targetSeason,
        calendar,
        semantics,
        CovariateInputs.none());
  }

  /** Number of inputs of a row that are no signals. */
  public int context() {
    return calendar.width() + covariates.width();
  }

  /** The same with other semantics. */
  public ForecastSpec withSemantics(Semantics newSemantics) {
    return new ForecastSpec(
        window, horizon, channels, relativeInput, targetSeason, calendar, newSemantics, covariates);
  }
}
