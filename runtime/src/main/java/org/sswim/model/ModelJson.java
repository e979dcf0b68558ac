package org.sswim.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.series.DayBasis;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/** {@code model.json} of a forecast model: its description, see {@link ModelDocument}. */
final class ModelJson {
  /**
   * The latest version: 2 added skip synapses, 3 streaming semantics, 4 memory and intervals, 5
   * int8 weights, 6 covariates, 7 skip synapses of theirs, 8 limits and bounds, 9 calendar
   * profiles, 10 read-outs on powers of two.
   */
  static final int VERSION = 10;

  private static final int VERSION_OF_SKIPS = 2;
  static final int VERSION_OF_STREAMING = 3;
  private static final int VERSION_OF_MEMORY = 4;
  private static final int MOST_PAIRS = 1000;
  private static final int MOST_LEVELS = 100;
  private static final int VERSION_OF_INT8 = 5;
  static final int VERSION_OF_COVARIATES = 6;
  private static final int VERSION_OF_SKIP_COLUMNS = 7;
  private static final int VERSION_OF_VALUES = 8;
  private static final int VERSION_OF_PROFILE = 9;
  private static final int VERSION_OF_LOW_BITS = 10;

  private final JsonFields fields;
  private final int version;

  private ModelJson(JsonFields fields, int version) {
    this.fields = fields;
    this.version = version;
  }

  /** The earliest version that can hold a model. */
  static int versionOf(Description model) {
    if (model.readoutBits() > 0) {
      return VERSION_OF_LOW_BITS;
    }
    if (model.profile() != null) {
      return VERSION_OF_PROFILE;
    }
    if (model.limits() || !model.bounds().none()) {
      return VERSION_OF_VALUES;
    }
    if (model.skipColumns() + model.skipAhead() > 0) {
      return VERSION_OF_SKIP_COLUMNS;
    }
    if (!model.spec().covariates().equals(CovariateInputs.none())) {
      return VERSION_OF_COVARIATES;
    }
    if (model.weights() == WeightFormat.INT8) {
      return VERSION_OF_INT8;
    }
    if (model.memory() != null || model.levels() > 0) {
      return VERSION_OF_MEMORY;
    }
    if (model.spec().semantics() == Semantics.STREAMING) {
      return VERSION_OF_STREAMING;
    }
    return model.skipDelays() > 0 ? VERSION_OF_SKIPS : 1;
  }

  /**
   * Parses a document of this format and version; its contents are looked at by the other methods.
   *
   * @throws IllegalArgumentException if it is not valid JSON, of another format or a later version
   */
  static ModelJson parse(byte[] document) throws IOException {
    return of(ModelDocument.parse(document));
  }

  /** As {@link #parse}, of what has been parsed. */
  static ModelJson of(JsonFields fields) {
    return new ModelJson(fields, ModelDocument.version(fields, ModelKind.FORECASTER, VERSION));
  }

  /**
   * The description.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  Description description() {
    fields.requireOnly(
        "format",
        "formatVersion",
        "libraryVersion",
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
        ProfileJson.FIELD,
        "weights",
        "readoutBits",
        "provenance",
        "arrays");
    return new Description(
        SpecJson.read(fields.object("spec"), version),
        fields.texts("channels"),
        NetworkJson.read(fields),
        parseSkipDelays(),
        parseSkip("columns"),
        parseSkip("ahead"),
        parseWeights(),
        parseReadoutBits(),
        ProvenanceJson.read(fields),
        parseMemory(),
        parseLevels(),
        parseLimits(),
        parseBounds(),
        parseProfile());
  }

  private int parseSkipDelays() {
    if (!fields.has("skip")) {
      return 0;
    }
    requireVersion("skip", VERSION_OF_SKIPS);
    JsonFields skip = fields.object("skip");
    skip.requireOnly("delays", "columns", "ahead");
    return skip.integer("delays", 1, ModelLimits.MOST_VALUES);
  }

  private int parseSkip(String name) {
    if (!fields.has("skip") || !fields.object("skip").has(name)) {
      return 0;
    }
    requireVersion("skip." + name, VERSION_OF_SKIP_COLUMNS);
    return fields.object("skip").integer(name, 0, ModelLimits.MOST_VALUES);
  }

  private WeightFormat parseWeights() {
    if (!fields.has("weights")) {
      return WeightFormat.FLOAT32;
    }
    String label = fields.text("weights");
    if (version < VERSION_OF_INT8 || !label.equals(ModelDocument.INT8)) {
      throw new IllegalArgumentException(
          "model.json: 'weights' must be int8, from format version "
              + VERSION_OF_INT8
              + " on; got '"
              + label
              + "' in version "
              + version);
    }
    return WeightFormat.INT8;
  }

  private int parseReadoutBits() {
    if (!fields.has("readoutBits")) {
      return 0;
    }
    requireVersion("readoutBits", VERSION_OF_LOW_BITS);
    return fields.integer("readoutBits", LowBitReadout.FEWEST_BITS, LowBitReadout.MOST_BITS);
  }

  private Description.@Nullable Memory parseMemory() {
    if (!fields.has("memory")) {
      return null;
    }
    requireVersion("memory", VERSION_OF_MEMORY);
    JsonFields memory = fields.object("memory");
    memory.requireOnly("pairs", "dates");
    return new Description.Memory(memory.integer("pairs", 0, MOST_PAIRS), memory.flag("dates"));
  }

  private int parseLevels() {
    if (!fields.has("intervals")) {
      return 0;
    }
    requireVersion("intervals", VERSION_OF_MEMORY);
    JsonFields intervals = fields.object("intervals");
    intervals.requireOnly("levels");
    return intervals.integer("levels", 1, MOST_LEVELS);
  }

  private boolean parseLimits() {
    if (!fields.has("limits")) {
      return false;
    }
    requireVersion("limits", VERSION_OF_VALUES);
    return fields.flag("limits");
  }

  private Description.Values parseBounds() {
    if (!fields.has("bounds")) {
      return Description.Values.PLAIN;
    }
    requireVersion("bounds", VERSION_OF_VALUES);
    JsonFields bounds = fields.object("bounds");
    bounds.requireOnly("transform", "limits", "correction");
    String label = bounds.text("transform");
    for (ValueTransform transform : ValueTransform.values()) {
      if (transform.label().equals(label)) {
        return new Description.Values(transform, bounds.flag("limits"), bounds.flag("correction"));
      }
    }
    throw new IllegalArgumentException(
        "model.json: 'bounds.transform' must be none or log1p; got '" + label + "'");
  }

  private @Nullable DayBasis parseProfile() {
    if (!fields.has(ProfileJson.FIELD)) {
      return null;
    }
    requireVersion(ProfileJson.FIELD, VERSION_OF_PROFILE);
    return ProfileJson.read(fields.object(ProfileJson.FIELD));
  }

  private void requireVersion(String field, int least) {
    requireVersion(field, version, least);
  }

  /**
   * Refuses a field in a document of a version that had no such field yet.
   *
   * @throws IllegalArgumentException if the version is below the least one
   */
  static void requireVersion(String field, int version, int least) {
    if (version < least) {
      throw new IllegalArgumentException(
          "model.json: '" + field + "' needs format version " + least + "; got " + version);
    }
  }
}
