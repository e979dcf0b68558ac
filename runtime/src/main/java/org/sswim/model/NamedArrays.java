package org.sswim.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of a model file by the names of their entries, and how weights are kept there. */
final class NamedArrays {
  private static final String WEIGHTS = "weights";
  private static final String SCALE = "weights-scale";

  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * What is demanded of an array.
   *
   * @param group what it belongs to, with the dot behind it
   * @throws IllegalArgumentException if it is too large
   */
  static ArraySpec spec(String group, String name, NpyType type, long... shape) {
    return ArraySpec.of(entry(group, name), type, shape);
  }

  /**
   * Adds what is demanded of weights {@code [inputs][outputs]}: their array and, where they are
   * bytes, that of their scales.
   *
   * @throws IllegalArgumentException if they are too many
   */
  static void addWeights(
      List<ArraySpec> specs,
      WeightFormat format,
      String group,
      Int8Weights.Rows rows,
      long inputs,
      long outputs) {
    boolean bytes = format == WeightFormat.INT8;
    specs.add(spec(group, WEIGHTS, bytes ? NpyType.INT8 : NpyType.FLOAT32, inputs, outputs));
    if (bytes) {
      long scales = rows == Int8Weights.Rows.OUTPUTS ? outputs : inputs;
      specs.add(spec(group, SCALE, NpyType.FLOAT32, scales));
    }
  }

  /** Adds weights in a format. */
  void putWeights(
      String group, Int8Weights.Rows rows, float[] weights, int outputs, WeightFormat format) {
    if (format == WeightFormat.FLOAT32) {
      put(group, WEIGHTS, weights);
      return;
    }
    Int8Weights bytes = Int8Weights.of(weights, outputs, rows);
    put(group, WEIGHTS, bytes.values());
    put(group, SCALE, bytes.scale());
  }

  /** Weights of either format as floats, row-major {@code [inputs][outputs]}. */
  float[] weights(String group, Int8Weights.Rows rows, int outputs) {
    if (get(entry(group, WEIGHTS)) instanceof byte[] bytes) {
      return new Int8Weights(bytes, floats(group, SCALE)).floats(outputs, rows);
    }
    return floats(group, WEIGHTS);
  }

  /** Adds an array; it is shared, not copied. */
  void put(String group, String name, Object array) {
    values.put(entry(group, name), array);
  }

  /** Adds an array that has been read. */
  void put(ArraySpec spec, Object array) {
    values.put(spec.name(), array);
  }

  /** The values of an array. */
  Object get(ArraySpec spec) {
    return get(spec.name());
  }

  byte[] bytes(String group, String name) {
    return (byte[]) get(entry(group, name));
  }

  int[] ints(String group, String name) {
    return (int[]) get(entry(group, name));
  }

  float[] floats(String group, String name) {
    return (float[]) get(entry(group, name));
  }

  double[] doubles(String group, String name) {
    return (double[]) get(entry(group, name));
  }

  private static String entry(String group, String name) {
    return group + name + ".npy";
  }

  private Object get(String name) {
    Object array = values.get(name);
    if (array == null) {
      throw new IllegalArgumentException("array '" + name + "' is missing");
    }
    return array;
  }
}
