package org.sswim.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Limited;
import org.sswim.stored.NpyHeader;
import org.sswim.stored.NpyType;

/**
 * What a description says of an array, whose entry is in NumPy's format.
 *
 * @param name name of the ZIP entry
 * @param type element type
 * @param shape one to three dimensions, row-major
 * @param sha256 of the entry, hexadecimal; empty while that is not known
 */
record ArraySpec(String name, NpyType type, List<Long> shape, String sha256) {
  static final String DTYPE = "dtype";
  static final String SHAPE = "shape";

  /** Tells an array from other objects of a description. */
  static final String SHA256 = "sha256";

  private static final Set<String> KEYS = Set.of(DTYPE, SHAPE, SHA256, ArrayForm.SCALE);
  private static final int MOST_DIMENSIONS = 3;

  /**
   * An array of the given dimensions.
   *
   * @throws IllegalArgumentException if it would hold more than {@link Limited#MOST_VALUES}
   */
  static ArraySpec of(String name, NpyType type, long... shape) {
    long size = 1;
    for (long n : shape) {
      // Both factors are at most 1e9, so the product cannot overflow.
      size = n < 1 || n > Limited.MOST_VALUES ? Long.MAX_VALUE : size * n;
      Checks.not(size > Limited.MOST_VALUES)
          .or(
              "array '%s' of shape %s is out of range; a model holds 1 to %s values",
              name, Arrays.toString(shape), Limited.MOST_VALUES);
    }
    return new ArraySpec(name, type, Arrays.stream(shape).boxed().toList(), "");
  }

  /**
   * The array that an object of a description is about.
   *
   * @throws IllegalArgumentException naming what is missing, unknown or out of range
   */
  static ArraySpec read(Map<?, ?> json, String path) {
    for (Object key : json.keySet()) {
      if (!KEYS.contains(key.toString())) {
        throw RecordForm.unknown(path, key);
      }
    }
    if (!(json.get(SHA256) instanceof String sha256)) {
      throw Form.wrong(Form.join(path, SHA256), "a text", json.get(SHA256));
    }
    NpyType type = NpyType.named(json.get(DTYPE));
    if (type == null) {
      throw Form.wrong(
          Form.join(path, DTYPE),
          "one of "
              + Arrays.stream(NpyType.values())
                  .map(NpyType::code)
                  .collect(Collectors.joining(", ")),
          json.get(DTYPE));
    }
    ArraySpec array = of(path + ".npy", type, shape(json.get(SHAPE), Form.join(path, SHAPE)));
    return new ArraySpec(array.name, type, array.shape, sha256);
  }

  private static long[] shape(@Nullable Object json, String path) {
    if (json instanceof List<?> sizes
        && !sizes.isEmpty()
        && sizes.size() <= MOST_DIMENSIONS
        && sizes.stream().allMatch(size -> size instanceof Integer || size instanceof Long)) {
      return sizes.stream().mapToLong(size -> ((Number) size).longValue()).toArray();
    }
    throw Form.wrong(path, "one to three whole numbers", json);
  }

  /** All arrays of a description by the names of their entries. */
  static void collect(@Nullable Object json, String path, Map<String, ArraySpec> to) {
    if (json instanceof List<?> values) {
      for (int i = 0; i < values.size(); i++) {
        collect(values.get(i), Form.join(path, i), to);
      }
    }
    if (json instanceof Map<?, ?> fields) {
      if (fields.containsKey(SHA256)) {
        ArraySpec array = read(fields, path);
        to.put(array.name(), array);
      }
      fields.forEach((key, value) -> collect(value, Form.join(path, Objects.toString(key)), to));
    }
  }

  /** Number of values. */
  int size() {
    return Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
  }

  /** Bytes of the values, without header. */
  long bytes() {
    return (long) size() * type.bytes();
  }

  /**
   * Writes the entry.
   *
   * @param values a Java array of the type and size
   */
  void writeEntry(Object values, OutputStream out) throws IOException {
    out.write(NpyHeader.bytes(type, shape));
    type.write(values, out);
  }

  /**
   * Reads the entry; takes memory for the values only once the header and the number of bytes are
   * what the description says.
   *
   * @param available number of bytes that the stream is to hold
   * @return a Java array of the type and size
   * @throws IllegalArgumentException if header, length or values differ from the description
   */
  Object readEntry(InputStream in, long available) throws IOException {
    try {
      NpyHeader header = NpyHeader.read(in);
      Checks.that(header.type().equals(type.code()))
          .or("must have type %s; got %s", type.code(), header.type());
      Checks.that(header.shapeText().equals(shape.toString()))
          .or("must have shape %s; got %s", shape, header.shapeText());
      Checks.that(available == header.bytes() + bytes())
          .or(
              "must hold %s bytes of values; got %s",
              bytes(), Math.max(0, available - header.bytes()));
      return type.read(in, size());
    } catch (EOFException e) {
      throw wrong("ends early", e);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), e);
    }
  }

  private IllegalArgumentException wrong(String problem, Exception cause) {
    return new IllegalArgumentException("array '" + name + "' " + problem, cause);
  }
}
