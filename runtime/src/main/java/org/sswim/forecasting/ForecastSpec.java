package org.sswim.forecasting;

import org.sswim.checks.Checks;
import org.sswim.simulation.Semantics;
import org.sswim.stored.Withers;

/**
 * The inputs and outputs of a forecasting network.
 *
 * @param window H, rows that a forecast sees, at least 1
 * @param horizon O, rows that it forecasts, at least 1
 * @param channels shared or joint
 * @param relativeInput whether each window is taken relative to its own last row
 * @param relativeTarget whether outputs are changes from the last observed row, and not the values
 *     themselves
 * @param semantics what the network remembers when it is read
 * @param covariates the inputs of each row from columns beside the channels
 */
@Withers
public record ForecastSpec(
    int window,
    int horizon,
    ChannelMode channels,
    boolean relativeInput,
    boolean relativeTarget,
    Semantics semantics,
    CovariateInputs covariates)
    implements ForecastSpecBuilder.With {
  /** Checks the ranges. */
  public ForecastSpec {
    Checks.that(window >= 1 && horizon >= 1)
        .or("window and horizon must be at least 1; got %s and %s", window, horizon);
    Checks.that(channels != ChannelMode.JOINT || covariates.groups().isEmpty())
        .or("groups tell channels apart that share a network; joint channels need none");
  }

  /** Windowed, and without columns beside the channels. */
  public ForecastSpec(
      int window,
      int horizon,
      ChannelMode channels,
      boolean relativeInput,
      boolean relativeTarget) {
    this(
        window,
        horizon,
        channels,
        relativeInput,
        relativeTarget,
        Semantics.WINDOWED,
        CovariateInputs.none());
  }
}
