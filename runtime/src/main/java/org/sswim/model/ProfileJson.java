package org.sswim.model;

import java.util.Map;
import java.util.TreeMap;
import org.sswim.series.DayBasis;
import org.sswim.series.SamplingInterval;

/** What {@code model.json} holds of a calendar profile: its terms. */
final class ProfileJson {
  /** The name of its field. */
  static final String FIELD = "profile";

  private ProfileJson() {}

  /**
   * Reads the terms.
   *
   * @throws IllegalArgumentException if one is missing, unknown or out of range
   */
  static DayBasis read(JsonFields profile) {
    profile.requireOnly("interval", "harmonics", "kinds");
    return new DayBasis(
        SamplingInterval.parse(profile.text("interval")),
        profile.integer("harmonics", 0, ModelLimits.MOST_VALUES),
        profile.integer("kinds", 0, ModelLimits.MOST_VALUES));
  }

  /** Writes them, keys sorted. */
  static Map<String, Object> write(DayBasis basis) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("interval", basis.interval().toString());
    fields.put("harmonics", basis.harmonics());
    fields.put("kinds", basis.kinds());
    return fields;
  }
}
