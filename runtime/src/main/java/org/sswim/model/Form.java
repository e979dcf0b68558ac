package org.sswim.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values of a type stand in JSON, and their arrays beside it. */
interface Form {

  /**
   * A value as maps, lists, texts, numbers and truth values.
   *
   * @param path where it stands, its parts joined by dots
   * @param arrays takes its arrays
   */
  Object write(Object value, String path, ArraySink arrays);

  /**
   * The value of what {@link #write} gave.
   *
   * @throws IllegalArgumentException naming the place, what must stand there and what does
   */
  Object read(@Nullable Object json, String path, ArraySource arrays);

  static Map<?, ?> object(@Nullable Object json, String path) {
    if (json instanceof Map<?, ?> fields) {
      return fields;
    }
    throw wrong(path, "an object", json);
  }

  /** The place of a part of what stands at a place. */
  static String join(String path, Object part) {
    return path.isEmpty() ? part.toString() : path + "." + part;
  }

  static IllegalArgumentException wrong(String path, String expected, @Nullable Object json) {
    String got =
        json == null
            ? "nothing"
            : json instanceof Iterable || json instanceof Map
                ? "another structure"
                : "'" + json + "'";
    return new IllegalArgumentException(
        "model.json: '" + path + "' must be " + expected + "; got " + got);
  }
}
