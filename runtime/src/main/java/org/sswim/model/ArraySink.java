package org.sswim.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.stored.NpyType;

/** Takes the arrays of records that become a file, in order. */
record ArraySink(WeightFormat weights, List<Entry> entries) {

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
    this(weights, new ArrayList<>());
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
}
