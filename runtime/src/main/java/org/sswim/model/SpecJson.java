package org.sswim.model;

import org.sswim.forecasting.ChannelMode;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.series.CalendarInputs;
import org.sswim.simulation.Semantics;

/** What {@code model.json} holds of the task: window, horizon, channels and what is beside them. */
final class SpecJson {
  private SpecJson() {}

  /**
   * Reads the task.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  static ForecastSpec read(JsonFields spec) {
    spec.requireOnly(
        "window",
        "horizon",
        "channels",
        "relativeInput",
        "targetSeason",
        "calendar",
        "semantics",
        "covariates");
    return new ForecastSpec(
        spec.integer("window", 1, ModelLimits.MOST_VALUES),
        spec.integer("horizon", 1, ModelLimits.MOST_VALUES),
        mode(spec.text("channels")),
        spec.flag("relativeInput"),
        spec.integer("targetSeason", 0, ModelLimits.MOST_VALUES),
        CalendarInputs.fromNames(spec.texts("calendar")),
        semantics(spec),
        covariates(spec));
  }

  private static CovariateInputs covariates(JsonFields spec) {
    if (!spec.has("covariates")) {
      return CovariateInputs.none();
    }
    JsonFields covariates = spec.object("covariates");
    covariates.requireOnly("past", "known", "groups");
    return new CovariateInputs(
        covariates.texts("past"), covariates.texts("known"), covariates.texts("groups"));
  }

  private static Semantics semantics(JsonFields spec) {
    if (!spec.has("semantics")) {
      return Semantics.WINDOWED;
    }
    String label = spec.text("semantics");
    if (!label.equals(Semantics.STREAMING.label())) {
      throw new IllegalArgumentException(
          "model.json: 'spec.semantics' must be streaming; got '" + label + "'");
    }
    return Semantics.STREAMING;
  }

  private static ChannelMode mode(String label) {
    for (ChannelMode mode : ChannelMode.values()) {
      if (mode.label().equals(label)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "model.json: 'spec.channels' must be shared or joint; got '" + label + "'");
  }
}
