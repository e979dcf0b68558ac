package org.sswim.forecasting;

import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;

/**
 * The facts about training windows that a model keeps so that its forecasts can be explained.
 *
 * @param featureMeans mean of every feature of the read-out over the windows that trained it:
 *     {@code [features]}; shared, not copied
 * @param origins the pairs of windows that the neurons of the first layer were drawn from; null
 *     where weights were drawn without data
 */
public record Background(@Axes("features") float[] featureMeans, @Nullable NeuronOrigins origins) {

  /** Checks that the means are finite. */
  public Background {
    Checks.finite("mean features", featureMeans);
  }
}
