package org.sswim.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sswim.network.Provenance;

/**
 * The numbers, texts and arrays of a model beyond forecasters and classifiers of spiking neurons,
 * which experiments of related algorithms train. Its {@link StudyFormat} says what they mean; the
 * package {@code studies} has the formats that there are and runs their models.
 *
 * @param numbers whole numbers of at least 0, by name
 * @param lists of texts, by name
 * @param arrays in the order of the file
 * @param provenance where it came from; its options say how it was trained
 */
public record StudyModel(
    Map<String, Integer> numbers,
    Map<String, List<String>> lists,
    List<Array> arrays,
    Provenance provenance) {

  /** Copies maps and lists, not the values of arrays. */
  public StudyModel {
    numbers = Map.copyOf(numbers);
    lists = Map.copyOf(lists);
    arrays = List.copyOf(arrays);
  }

  /**
   * An array.
   *
   * @param shape its name and dimensions
   * @param values as many, finite
   */
  public record Array(Shape shape, float[] values) {
    /** Checks the size. */
    public Array {
      if (values.length != shape.size()) {
        throw new IllegalArgumentException(
            "array '"
                + shape.name
                + "' must hold "
                + shape.size()
                + " values; got "
                + values.length);
      }
      for (float value : values) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("array '" + shape.name + "' must be finite");
        }
      }
    }
  }

  /**
   * A name and dimensions.
   *
   * @param name with a dot between group and name: {@code "layer1.weights"}
   * @param dimensions one to three, each at least 1
   */
  public record Shape(String name, List<Long> dimensions) {
    /** A shape. */
    public static Shape of(String name, long... dimensions) {
      return new Shape(name, Arrays.stream(dimensions).boxed().toList());
    }

    private long size() {
      return spec().size();
    }

    /** What a file demands of it. */
    ArraySpec spec() {
      return ArraySpec.of(
          name + ".npy", NpyType.FLOAT32, dimensions.stream().mapToLong(d -> d).toArray());
    }
  }

  /** A number. */
  public int number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /** A list. */
  public List<String> list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  /** The values of an array; not to be modified. */
  public float[] values(String name) {
    return arrays.stream()
        .filter(array -> array.shape.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("array '" + name + "' is missing"))
        .values;
  }
}
