package org.sswim.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.moments.MomentInputs;
import org.sswim.series.SamplingInterval;

/** What {@code model.json} holds of the stage for the moment: what it sees, and its neurons. */
final class MomentJson {
  /** The field. */
  static final String FIELD = "moment";

  private MomentJson() {}

  /**
   * Reads it.
   *
   * @param spec names the known columns that it sees
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  static MomentShape read(JsonFields moment, JsonFields spec) {
    moment.requireOnly("interval", "year", "dates", "known", "neurons");
    MomentInputs inputs = inputs(moment, spec);
    return new MomentShape(
        inputs, moment.has("neurons") ? NetworkJson.read(moment.object("neurons")) : null);
  }

  /** What is seen of a moment. */
  static MomentInputs inputs(JsonFields moment, JsonFields spec) {
    @Nullable SamplingInterval interval =
        moment.has("interval") ? SamplingInterval.parse(moment.text("interval")) : null;
    return new MomentInputs(
        interval,
        moment.flag("year"),
        moment.flag("dates"),
        moment.flag("known") ? spec.object("covariates").texts("known") : List.of());
  }

  /** Writes it, keys sorted. */
  static Map<String, Object> write(MomentShape moment) {
    Map<String, Object> out = inputs(moment.inputs());
    if (moment.neurons() != null) {
      Map<String, Object> neurons = new TreeMap<>();
      NetworkJson.write(moment.neurons(), neurons);
      out.put("neurons", neurons);
    }
    return out;
  }

  /** Writes what is seen of a moment, keys sorted. */
  static Map<String, Object> inputs(MomentInputs inputs) {
    Map<String, Object> out = new TreeMap<>();
    if (inputs.interval() != null) {
      out.put("interval", inputs.interval().toString());
    }
    out.put("year", inputs.year());
    out.put("dates", inputs.dates());
    out.put("known", !inputs.known().isEmpty());
    return out;
  }
}
