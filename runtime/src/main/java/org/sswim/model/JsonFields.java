package org.sswim.model;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, each taken with its type; what is wrong is named by its path. */
public final class JsonFields {
  /** What every kind of model has besides its own fields. */
  private static final Set<String> COMMON =
      Set.of("format", "formatVersion", "libraryVersion", "provenance", "arrays");

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

  /**
   * Refuses fields that are not known: a later format may not be half understood. What all kinds of
   * models have is known where it belongs.
   */
  public void requireOnly(String... known) {
    Set<String> names = Set.of(known);
    for (Object name : fields.keySet()) {
      if (!(name instanceof String text && (names.contains(text) || isCommon(text)))) {
        throw new IllegalArgumentException("model.json: unknown field '" + path + name + "'");
      }
    }
  }

  private boolean isCommon(String name) {
    return path.isEmpty() && COMMON.contains(name);
  }

  /** Whether there is a field of this name. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A text. */
  public String text(String name) {
    return text(path + name, value(name));
  }

  /** True or false. */
  public boolean flag(String name) {
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(path + name, "true or false", value(name));
  }

  /** A whole number within bounds. */
  public int integer(String name, int lowest, long highest) {
    return (int) integer(path + name, value(name), lowest, Math.min(Integer.MAX_VALUE, highest));
  }

  /** The object of a field. */
  public JsonFields object(String name) {
    return object(path + name, value(name));
  }

  /** A list of objects. */
  public List<JsonFields> objects(String name) {
    return list(name, (Function<Element, JsonFields>) e -> object(e.path, e.value));
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return list(name, e -> text(e.path, e.value));
  }

  /** Whole numbers of at least 0. */
  List<Long> integers(String name) {
    return list(name, e -> integer(e.path, e.value, 0, Long.MAX_VALUE));
  }

  /**
   * The constant that a text names in lower case, with hyphens.
   *
   * @param constants those that are possible
   */
  public <E extends Enum<E>> E constant(String name, E[] constants) {
    return constant(path + name, text(name), constants);
  }

  /** A list of such. */
  public <E extends Enum<E>> List<E> constants(String name, E[] constants) {
    return list(name, e -> constant(e.path, text(e.path, e.value), constants));
  }

  private static <E extends Enum<E>> E constant(String path, String text, E[] constants) {
    for (E constant : constants) {
      if (label(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(
        path,
        "one of " + Arrays.stream(constants).map(JsonFields::label).collect(joining(", ")),
        text);
  }

  /** What {@link #constant} reads. */
  public static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
