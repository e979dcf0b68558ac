package org.sswim.experiments.chaos;

import org.sswim.checks.Checks;

/**
 * Options of the experiment.
 *
 * <p>Defaults: a few repeats; the preset {@code published} repeats it as NeuroBench does.
 *
 * @param tau of the one equation that is forecast, 17 .. 30; 0 for all
 * @param repeats parts of each series, half a Lyapunov time apart, at least 1; NeuroBench has 30
 * @param window rows that a forecast sees; 0 for the best of some on left-out points
 * @param neurons hidden neurons of a network, at least 1
 * @param steps for which a window is shown, at least 1; with 1, neurons fire or do not
 */
public record MackeyGlassOptions(int tau, int repeats, int window, int neurons, int steps) {
  /** Checks the ranges. */
  public MackeyGlassOptions {
    Checks.not(tau != 0 && (tau < 17 || tau > 30)).or("tau must be 0 or 17 .. 30; got %s", tau);
    Checks.not(repeats < 1 || window < 0 || neurons < 1 || steps < 1)
        .or(
            "repeats, neurons and steps must be at least 1, the window at least 0; got %s, %s, %s and"
                + " %s",
            repeats, neurons, steps, window);
  }
}
