package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.moments.JointInputs;

/** What {@code model.json} holds of the joint stage: what it sees, and its neurons. */
final class JointJson {
  /** The field. */
  static final String FIELD = "joint";

  private JointJson() {}

  /**
   * Reads it.
   *
   * @param named the task as it was read, which names the known columns
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  static JointShape read(JsonFields joint, JsonFields named, ForecastSpec spec) {
    joint.requireOnly("moment", "seasons", "neurons");
    JsonFields moment = joint.object("moment");
    moment.requireOnly("interval", "year", "dates", "known");
    List<Integer> seasons = new ArrayList<>();
    for (long season : joint.integers("seasons")) {
      seasons.add((int) Math.min(season, Integer.MAX_VALUE));
    }
    return new JointShape(
        new JointInputs(MomentJson.inputs(moment, named), spec.window(), spec.horizon(), seasons),
        NetworkJson.read(joint.object("neurons")));
  }

  /** Writes it, keys sorted. */
  static Map<String, Object> write(JointShape joint) {
    Map<String, Object> neurons = new TreeMap<>();
    NetworkJson.write(joint.neurons(), neurons);
    Map<String, Object> out = new TreeMap<>();
    out.put("moment", MomentJson.inputs(joint.inputs().moment()));
    out.put("seasons", joint.inputs().seasons());
    out.put("neurons", neurons);
    return out;
  }
}
