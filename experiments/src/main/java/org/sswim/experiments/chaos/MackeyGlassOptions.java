package org.sswim.experiments.chaos;

import org.sswim.checks.Checks;
import org.sswim.options.Presets;

/**
 * Options of the experiment.
 *
 * @param tau of the one equation that is forecast, 17 .. 30; 0 for all
 * @param repeats parts of each series, half a Lyapunov time apart, at least 1; NeuroBench has 30
 * @param window rows that a forecast sees, at least 1
 * @param neurons hidden neurons of a network, at least 1
 * @param members networks whose mean forecasts, at least 1
 */
public record MackeyGlassOptions(int tau, int repeats, int window, int neurons, int members) {
  /** Checks the ranges. */
  public MackeyGlassOptions {
    Checks.not(tau != 0 && (tau < 17 || tau > 30)).or("tau must be 0 or 17 .. 30; got %s", tau);
    Checks.not(repeats < 1 || window < 1 || neurons < 1 || members < 1)
        .or(
            "repeats, window, neurons and members must be at least 1; got %s, %s, %s" + " and %s",
            repeats, window, neurons, members);
  }

  /** A few repeats; the preset {@code published} repeats it as NeuroBench does. */
  public static MackeyGlassOptions defaults() {
    return Presets.of(MackeyGlassOptions.class);
  }
}
