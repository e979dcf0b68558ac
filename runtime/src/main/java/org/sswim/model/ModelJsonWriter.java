package org.sswim.model;

import java.util.Map;
import java.util.TreeMap;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.simulation.Semantics;

/** Writes what {@link ModelJson} reads. */
final class ModelJsonWriter {
  private ModelJsonWriter() {}

  private static Map<String, Object> skip(Description model) {
    return model.skipColumns() + model.skipAhead() == 0
        ? Map.of("delays", model.skipDelays())
        : sorted(
            Map.of(
                "delays",
                model.skipDelays(),
                "columns",
                model.skipColumns(),
                "ahead",
                model.skipAhead()));
  }

  /** Everything but the arrays. */
  static void describe(Description model, Map<String, Object> root) {
    root.put("spec", spec(model.spec()));
    root.put("channels", model.channels());
    NetworkJson.write(model.hidden(), root);
    if (model.skipDelays() > 0) {
      root.put("skip", skip(model));
    }
    Description.Memory memory = model.memory();
    if (memory != null) {
      root.put("memory", sorted(Map.of("pairs", memory.pairs(), "dates", memory.dates())));
    }
    if (model.levels() > 0) {
      root.put("intervals", Map.of("levels", model.levels()));
    }
    if (model.limits()) {
      root.put("limits", true);
    }
    Description.Values bounds = model.bounds();
    if (!bounds.none()) {
      Map<String, Object> values = sorted(Map.of("transform", bounds.transform().label()));
      values.put("limits", bounds.limits());
      values.put("correction", bounds.correction());
      if (bounds.reach()) {
        values.put("reach", true);
      }
      root.put("bounds", values);
    }
    MomentShape moment = model.moment();
    if (moment != null) {
      root.put(MomentJson.FIELD, MomentJson.write(moment));
    }
    JointShape joint = model.joint();
    if (joint != null) {
      root.put(JointJson.FIELD, JointJson.write(joint));
    }
    if (model.weights() == WeightFormat.INT8) {
      root.put("weights", ModelDocument.INT8);
    }
    if (model.readoutBits() > 0) {
      root.put("readoutBits", model.readoutBits());
    }
    ProvenanceJson.write(model.provenance(), root);
  }

  private static Map<String, Object> sorted(Map<String, Object> fields) {
    return new TreeMap<>(fields);
  }

  private static Map<String, Object> spec(ForecastSpec spec) {
    Map<String, Object> out = sorted(Map.of("window", spec.window(), "horizon", spec.horizon()));
    out.put("channels", spec.channels().label());
    out.put("relativeInput", spec.relativeInput());
    out.put("targetSeason", spec.targetSeason());
    out.put("calendar", spec.calendar().names());
    if (spec.semantics() == Semantics.STREAMING) {
      out.put("semantics", spec.semantics().label());
    }
    CovariateInputs covariates = spec.covariates();
    if (!covariates.equals(CovariateInputs.none())) {
      Map<String, Object> columns =
          sorted(Map.of("past", covariates.past(), "known", covariates.known()));
      columns.put("groups", covariates.groups());
      out.put("covariates", columns);
    }
    return out;
  }
}
