package org.sswim.model;

import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastSpec;
import org.sswim.series.ValueTransform;

/** {@code model.json} of a forecast model: its description, see {@link ModelDocument}. */
final class ModelJson {
  private static final int MOST_PAIRS = 1000;
  private static final int MOST_LEVELS = 100;

  private final JsonFields fields;

  ModelJson(JsonFields fields) {
    this.fields = fields;
  }

  /**
   * The description.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  Description description() {
    fields.requireOnly(
        "spec",
        "channels",
        "input",
        "layers",
        "banks",
        "skip",
        "memory",
        "intervals",
        "limits",
        "bounds",
        MomentJson.FIELD,
        JointJson.FIELD,
        "weights",
        "readoutBits");
    ForecastSpec spec = SpecJson.read(fields.object("spec"));
    return new Description(
        spec,
        fields.texts("channels"),
        NetworkJson.read(fields),
        parseSkipDelays(),
        parseSkip("columns"),
        parseSkip("ahead"),
        ModelDocument.weights(fields),
        parseReadoutBits(),
        ProvenanceJson.read(fields),
        parseMemory(),
        parseLevels(),
        parseLimits(),
        parseBounds(),
        parseMoment(),
        fields.has(JointJson.FIELD)
            ? JointJson.read(fields.object(JointJson.FIELD), fields.object("spec"), spec)
            : null);
  }

  private int parseSkipDelays() {
    if (!fields.has("skip")) {
      return 0;
    }
    JsonFields skip = fields.object("skip");
    skip.requireOnly("delays", "columns", "ahead");
    return skip.integer("delays", 1, ModelLimits.MOST_VALUES);
  }

  private int parseSkip(String name) {
    if (!fields.has("skip") || !fields.object("skip").has(name)) {
      return 0;
    }
    return fields.object("skip").integer(name, 0, ModelLimits.MOST_VALUES);
  }

  private int parseReadoutBits() {
    if (!fields.has("readoutBits")) {
      return 0;
    }
    return fields.integer("readoutBits", LowBitReadout.FEWEST_BITS, LowBitReadout.MOST_BITS);
  }

  private Description.@Nullable Memory parseMemory() {
    if (!fields.has("memory")) {
      return null;
    }
    JsonFields memory = fields.object("memory");
    memory.requireOnly("pairs", "dates");
    return new Description.Memory(memory.integer("pairs", 0, MOST_PAIRS), memory.flag("dates"));
  }

  private int parseLevels() {
    if (!fields.has("intervals")) {
      return 0;
    }
    JsonFields intervals = fields.object("intervals");
    intervals.requireOnly("levels");
    return intervals.integer("levels", 1, MOST_LEVELS);
  }

  private boolean parseLimits() {
    if (!fields.has("limits")) {
      return false;
    }
    return fields.flag("limits");
  }

  private Description.Values parseBounds() {
    if (!fields.has("bounds")) {
      return Description.Values.PLAIN;
    }
    JsonFields bounds = fields.object("bounds");
    bounds.requireOnly("transform", "limits", "correction", "reach");
    String label = bounds.text("transform");
    for (ValueTransform transform : ValueTransform.values()) {
      if (transform.label().equals(label)) {
        return new Description.Values(
            transform,
            bounds.flag("limits"),
            bounds.flag("correction"),
            bounds.has("reach") && bounds.flag("reach"));
      }
    }
    throw new IllegalArgumentException(
        "model.json: 'bounds.transform' must be none, sqrt or log1p; got '" + label + "'");
  }

  private @Nullable MomentShape parseMoment() {
    return fields.has(MomentJson.FIELD)
        ? MomentJson.read(fields.object(MomentJson.FIELD), fields.object("spec"))
        : null;
  }
}
