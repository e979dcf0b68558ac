package org.sswim.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the arrays of records that become a file, in order. */
final class ArraySink {
  private final WeightFormat weights;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * An array of a file.
   *
   * @param values a Java array of its type
   * @param axes their names, empty where they have none
   * @param json what the description says of it; its checksum is still to come
   */
  record Entry(ArraySpec spec, Object values, List<String> axes, Map<String, Object> json) {}

  /** With weights in some format. */
  ArraySink(WeightFormat weights) {
    this.weights = weights;
  }

  /** How weights are kept. */
  WeightFormat weights() {
    return weights;
  }

  /** Adds an array, which is shared; gives what the description says of it. */
  Map<String, Object> add(
      String path, NpyType type, Object values, List<String> axes, long... shape) {
    ArraySpec spec = ArraySpec.of(path + ".npy", type, shape);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ArraySpec.DTYPE, type.code());
    json.put(ArraySpec.SHAPE, spec.shape());
    entries.add(new Entry(spec, values, axes, json));
    return json;
  }

  /** All arrays, in order. */
  List<Entry> entries() {
    return entries;
  }
}
