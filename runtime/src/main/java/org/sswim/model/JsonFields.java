package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, each taken with its type; what is wrong is named by its path. */
final class JsonFields {
  private final String path;
  private final Map<?, ?> fields;

  private JsonFields(String path, Map<?, ?> fields) {
    this.path = path;
    this.fields = fields;
  }

  /** The fields of the document. */
  static JsonFields of(Map<?, ?> document) {
    return new JsonFields("", document);
  }

  /** Refuses fields that are not known: a later format may not be half understood. */
  void requireOnly(String... known) {
    Set<String> names = Set.of(known);
    for (Object name : fields.keySet()) {
      if (!(name instanceof String text && names.contains(text))) {
        throw new IllegalArgumentException("model.json: unknown field '" + path + name + "'");
      }
    }
  }

  /** Whether there is a field of this name. */
  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) {
    return text(path + name, value(name));
  }

  boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(path + name, "true or false", value(name));
  }

  /** A whole number within bounds. */
  int integer(String name, int lowest, long highest) {
    return (int) integer(path + name, value(name), lowest, Math.min(Integer.MAX_VALUE, highest));
  }

  /** The object of a field. */
  JsonFields object(String name) {
    return object(path + name, value(name));
  }

  List<JsonFields> objects(String name) {
    return list(name, (Function<Element, JsonFields>) e -> object(e.path, e.value));
  }

  List<String> texts(String name) {
    return list(name, e -> text(e.path, e.value));
  }

  /** Whole numbers of at least 0. */
  List<Long> integers(String name) {
    return list(name, e -> integer(e.path, e.value, 0, Long.MAX_VALUE));
  }

  /** All fields, each a text. */
  Map<String, String> textByName() {
    Map<String, String> texts = new TreeMap<>();
    fields.forEach((name, value) -> texts.put(name.toString(), text(path + name, value)));
    return texts;
  }

  private @Nullable Object value(String name) {
    return fields.get(name);
  }

  private <T> List<T> list(String name, Function<Element, T> read) {
    if (!(value(name) instanceof List<?> values)) {
      throw wrong(path + name, "a list", value(name));
    }
    List<T> out = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      out.add(read.apply(new Element(path + name + "[" + i + "]", values.get(i))));
    }
    return List.copyOf(out);
  }

  private static String text(String path, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(path, "a text", value);
  }

  private static long integer(String path, @Nullable Object value, long lowest, long highest) {
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number >= lowest && number <= highest) {
        return number;
      }
    }
    throw wrong(path, "a whole number from " + lowest + " to " + highest, value);
  }

  private static JsonFields object(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      return new JsonFields(path + ".", fields);
    }
    throw wrong(path, "an object", value);
  }

  private static IllegalArgumentException wrong(
      String path, String expected, @Nullable Object value) {
    String got =
        value == null
            ? "nothing"
            : value instanceof Map || value instanceof List
                ? "another structure"
                : "'" + value + "'";
    return new IllegalArgumentException(
        "model.json: '" + path + "' must be " + expected + "; got " + got);
  }

  private record Element(String path, @Nullable Object value) {}
}
