package org.sswim.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.CovariateInputs;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.series.DayBasis;
import org.sswim.series.ValueTransform;
import org.sswim.simulation.Semantics;

/**
 * {@code model.json}: the description of a model, and type, shape and checksum of each array. Holds
 * whole numbers, truth values and texts only, so nothing depends on how decimals are printed.
 */
final class ModelJson {
  /** The largest document that is read, in bytes. */
  static final int MOST_BYTES = 1 << 24;

  static final String FORMAT = "sswim-model";

  /**
   * The latest version: 2 added skip synapses, 3 streaming semantics, 4 memory and intervals, 5
   * int8 weights, 6 covariates, 7 skip synapses of theirs, 8 limits and bounds, 9 calendar
   * profiles.
   */
  static final int VERSION = 9;

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

  /** What the field {@code weights} says of int8 weights; others go without saying. */
  static final String INT8 = "int8";

  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int LONGEST_NUMBER = 20;

  private static final JSON JSON_READER =
      JSON.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxDocumentLength(MOST_BYTES)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_TEXT)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
          .build();

  private final JsonFields fields;
  private final int version;

  private ModelJson(JsonFields fields, int version) {
    this.fields = fields;
    this.version = version;
  }

  /** The earliest version that can hold a model. */
  static int versionOf(Description model) {
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
    JsonFields fields;
    try {
      fields = JsonFields.of(JSON_READER.mapFrom(document));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "model.json: no valid description: " + e.getOriginalMessage(), e);
    }
    String format = fields.text("format");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "format must be '" + FORMAT + "'; got '" + format + "': this is no model of S-SWIM");
    }
    int version = fields.integer("formatVersion", 1, Integer.MAX_VALUE);
    if (version > VERSION) {
      throw new IllegalArgumentException(
          "written by a newer version of S-SWIM (model format "
              + version
              + ", this version reads up to "
              + VERSION
              + "); update S-SWIM");
    }
    return new ModelJson(fields, version);
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
        "provenance",
        "arrays");
    JsonFields input = fields.object("input");
    input.requireOnly("signals", "taps", "context");
    JsonFields banks = fields.object("banks");
    banks.requireOnly("kernel", "count");
    List<JsonFields> layers = fields.objects("layers");
    if (layers.size() > ModelLimits.MOST_LAYERS) {
      throw new IllegalArgumentException(
          "model.json: "
              + layers.size()
              + " hidden layers; at most "
              + ModelLimits.MOST_LAYERS
              + " are supported");
    }
    return new Description(
        SpecJson.read(fields.object("spec"), version),
        fields.texts("channels"),
        new InputLayer(
            input.integer("signals", 1, ModelLimits.MOST_VALUES),
            input.integer("taps", 1, ModelLimits.MOST_VALUES),
            input.integer("context", 0, ModelLimits.MOST_VALUES)),
        layers.stream().map(ModelJson::parseLayer).toList(),
        Kernels.named(banks.text("kernel")),
        banks.integer("count", 1, ModelLimits.MOST_VALUES),
        parseSkipDelays(),
        parseSkip("columns"),
        parseSkip("ahead"),
        parseWeights(),
        parseProvenance(),
        parseMemory(),
        parseLevels(),
        parseLimits(),
        parseBounds(),
        parseProfile());
  }

  /**
   * The SHA-256 of the entry of each array, hexadecimal, in order.
   *
   * @throws IllegalArgumentException if the arrays are not the expected ones, in order
   */
  List<String> checksums(List<ArraySpec> expected) {
    List<JsonFields> entries = fields.objects("arrays");
    if (entries.size() != expected.size()) {
      throw new IllegalArgumentException(
          "model.json: the network needs " + expected.size() + " arrays; got " + entries.size());
    }
    List<String> checksums = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      JsonFields entry = entries.get(i);
      ArraySpec spec = expected.get(i);
      entry.requireOnly("name", "dtype", "shape", "sha256");
      require("array " + (i + 1), entry.text("name"), spec.name());
      require("dtype of " + spec.name(), entry.text("dtype"), spec.type().code());
      require(
          "shape of " + spec.name(), entry.integers("shape").toString(), spec.shape().toString());
      checksums.add(entry.text("sha256"));
    }
    return checksums;
  }

  private static void require(String what, String got, String expected) {
    if (!got.equals(expected)) {
      throw new IllegalArgumentException(
          "model.json: " + what + " must be " + expected + "; got " + got);
    }
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
    if (version < VERSION_OF_INT8 || !label.equals(INT8)) {
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

  private static Description.Layer parseLayer(JsonFields layer) {
    layer.requireOnly("psp", "refractory", "neurons");
    return new Description.Layer(
        Kernels.named(layer.text("psp")),
        Kernels.named(layer.text("refractory")),
        layer.integer("neurons", 1, ModelLimits.MOST_VALUES));
  }

  private Provenance parseProvenance() {
    JsonFields origin = fields.object("provenance");
    origin.requireOnly("data", "options", "results", "seed");
    return new Provenance(
        fields.text("libraryVersion"),
        seed(origin.text("seed")),
        origin.text("data"),
        origin.object("options").textByName(),
        origin.object("results").textByName());
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "model.json: 'provenance.seed' must be a whole number of 64 bits; got '" + text + "'", e);
    }
  }
}
