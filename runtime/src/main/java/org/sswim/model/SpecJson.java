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
   * @param version of the document
   * @throws IllegalArgumentException if a field is missing, unknown, out of range or of a later
   *     version
   */
  static ForecastSpec read(JsonFields spec, int version) {
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
        semantics(spec, version),
        covariates(spec, version));
  }

  private static CovariateInputs covariates(JsonFields spec, int version) {
    if (!spec.has("covariates")) {
      return CovariateInputs.none();
    }
    ModelJson.requireVersion("spec.covariates", version, ModelJson.VERSION_OF_COVARIATES);
    JsonFields covariates = spec.object("covariates");
    covariates.requireOnly("past", "known", "ahead", "groups");
    return new CovariateInputs(
        covariates.texts("past"),
        covariates.texts("known"),
        covariates.integer("ahead", 0, ModelLimits.MOST_VALUES),
        covariates.texts("groups"));
  }

  private static Semantics semantics(JsonFields spec, int version) {
    if (!spec.has("semantics")) {
      return Semantics.WINDOWED;
    }
    String label = spec.text("semantics");
    if (version < ModelJson.VERSION_OF_STREAMING || !label.equals(Semantics.STREAMING.label())) {
      throw new IllegalArgumentException(
          "model.json: 'spec.semantics' must be streaming, from format version "
              + ModelJson.VERSION_OF_STREAMING
              + " on; got '"
              + label
              + "' in version "
              + version);
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
