package org.sswim.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model's shapes demand of one array of its file.
 *
 * @param name name of the ZIP entry
 * @param type element type
 * @param shape one to three dimensions, row-major
 */
public record ArraySpec(String name, NpyType type, List<Long> shape) {

  /**
   * An array of the given dimensions.
   *
   * @throws IllegalArgumentException if it would hold more than {@link ModelLimits#MOST_VALUES}
   */
  static ArraySpec of(String name, NpyType type, long... shape) {
    long size = 1;
    for (long n : shape) {
      // Both factors are at most 1e9, so the product cannot overflow.
      size = n < 1 || n > ModelLimits.MOST_VALUES ? Long.MAX_VALUE : size * n;
      if (size > ModelLimits.MOST_VALUES) {
        throw new IllegalArgumentException(
            "array '"
                + name
                + "' of shape "
                + Arrays.toString(shape)
                + " is out of range; a model holds 1 to "
                + ModelLimits.MOST_VALUES
                + " values");
      }
    }
    return new ArraySpec(name, type, Arrays.stream(shape).boxed().toList());
  }

  /**
   * An array of floats.
   *
   * @param name with a dot between group and name: {@code "layer1.weights"}
   * @param shape one to three dimensions
   * @throws IllegalArgumentException if it would hold more than a billion values
   */
  public static ArraySpec floats(String name, long... shape) {
    return of(name + ".npy", NpyType.FLOAT32, shape);
  }

  /** Number of values. */
  public int size() {
    return Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
  }

  /** Bytes of the values, without header. */
  long bytes() {
    return (long) size() * type.bytes();
  }

  /** The shape as Python writes a tuple. */
  String tuple() {
    return shape.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
  }
}
