package org.sswim.model;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Labelled;

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

  /**
   * A value that JSON holds as it is, or as a text.
   *
   * @param expected what must stand there
   * @param read the value, or null if that does not stand there
   */
  record Scalar(
      String expected, Function<Object, Object> written, Function<Object, @Nullable Object> read)
      implements Form {
    @Override
    public Object write(Object value, String path, ArraySink arrays) {
      Object json = written.apply(value);
      if (json instanceof Number number && !Double.isFinite(number.doubleValue())) {
        throw Form.wrong(path, expected, json);
      }
      return json;
    }

    @Override
    public Object read(@Nullable Object json, String path, ArraySource arrays) {
      Object value = json == null ? null : read.apply(json);
      if (value == null) {
        throw Form.wrong(path, expected, json);
      }
      return value;
    }
  }

  /** The form of a constant: its label. */
  static Form constant(Class<?> type) {
    Map<Object, Object> byLabel = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byLabel.put(Labelled.of(((Enum<?>) constant).name()), constant);
    }
    return new Scalar(
        "one of " + byLabel.keySet().stream().map(Object::toString).collect(joining(", ")),
        value -> Labelled.of(((Enum<?>) value).name()),
        byLabel::get);
  }

  /** A type that stands as another one. */
  record StandIn<T>(RecordCodec.StandIn<T, ?> as, Form form) implements Form {
    @Override
    public Object write(Object value, String path, ArraySink arrays) {
      return form.write(as.shown(value), path, arrays);
    }

    @Override
    public Object read(@Nullable Object json, String path, ArraySource arrays) {
      Object shown = form.read(json, path, arrays);
      try {
        return as.value(shown);
      } catch (RuntimeException e) {
        throw RecordForm.refused(path, e);
      }
    }
  }

  /** A list. */
  record Listed(Form element) implements Form {
    @Override
    public Object write(Object value, String path, ArraySink arrays) {
      List<Object> json = new ArrayList<>();
      for (Object each : (List<?>) value) {
        json.add(element.write(each, Form.join(path, json.size()), arrays));
      }
      return json;
    }

    @Override
    public Object read(@Nullable Object json, String path, ArraySource arrays) {
      if (!(json instanceof List<?> elements)) {
        throw Form.wrong(path, "a list", json);
      }
      List<Object> values = new ArrayList<>(elements.size());
      for (Object each : elements) {
        values.add(element.read(each, Form.join(path, values.size()), arrays));
      }
      return values;
    }
  }

  /** A map, its keys sorted: texts or constants. */
  record Mapped(Form key, Form value) implements Form {
    @Override
    public Object write(Object map, String path, ArraySink arrays) {
      Map<String, Object> sorted = new TreeMap<>();
      ((Map<?, ?>) map).forEach((k, v) -> sorted.put((String) key.write(k, path, arrays), v));
      sorted.replaceAll((k, v) -> value.write(v, Form.join(path, k), arrays));
      return sorted;
    }

    @Override
    public Object read(@Nullable Object json, String path, ArraySource arrays) {
      Map<Object, Object> map = new LinkedHashMap<>();
      Form.object(json, path)
          .forEach(
              (k, v) ->
                  map.put(key.read(k, path, arrays), value.read(v, Form.join(path, k), arrays)));
      return map;
    }
  }

  /** One of several records: an object with its {@code kind} besides. */
  final class Sealed implements Form {
    private static final String KIND = "kind";

    private final Map<String, RecordForm> byKind = new LinkedHashMap<>();
    private final RecordCodec codec;

    Sealed(Class<?> type, RecordCodec codec) {
      this.codec = codec;
      for (Class<?> each : type.getPermittedSubclasses()) {
        byKind.put(kind(each), codec.record(each));
      }
    }

    private static String kind(Class<?> type) {
      return Labelled.of(type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-"));
    }

    @Override
    public Object write(Object value, String path, ArraySink arrays) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put(KIND, kind(value.getClass()));
      json.putAll(codec.record(value.getClass()).write(value, path, arrays));
      return json;
    }

    @Override
    public Object read(@Nullable Object json, String path, ArraySource arrays) {
      Map<Object, Object> fields = new LinkedHashMap<>(Form.object(json, path));
      Object kind = fields.remove(KIND);
      RecordForm form = kind == null ? null : byKind.get(kind);
      if (form == null) {
        throw Form.wrong(
            Form.join(path, KIND), "one of " + String.join(", ", byKind.keySet()), kind);
      }
      return form.read(fields, path, arrays);
    }
  }

  /** Those of texts, truth values and numbers. */
  static @Nullable Form scalar(Class<?> type) {
    if (type == String.class) {
      return new Scalar("a text", value -> value, json -> json instanceof String ? json : null);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Scalar(
          "true or false", value -> value, json -> json instanceof Boolean ? json : null);
    }
    if (type == int.class || type == Integer.class) {
      return new Scalar(
          "a whole number of 32 bits",
          value -> value,
          json -> json instanceof Integer ? json : null);
    }
    if (type == long.class) {
      // As text: JSON readers that know doubles only would lose digits of a 64-bit number.
      return new Scalar("a whole number of 64 bits", Object::toString, Form::whole);
    }
    if (type == float.class) {
      return new Scalar(
          "a number", value -> value, json -> finite((float) number(json).doubleValue()));
    }
    if (type == double.class || type == Double.class) {
      return new Scalar("a number", value -> value, json -> finite(number(json).doubleValue()));
    }
    return null;
  }

  private static @Nullable Object whole(Object json) {
    try {
      return json instanceof String text ? Long.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** What is not a number is as good as one that is none. */
  private static Number number(Object json) {
    return json instanceof Number number ? number : Double.NaN;
  }

  private static @Nullable Object finite(float value) {
    return Float.isFinite(value) ? (Object) value : null;
  }

  private static @Nullable Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : null;
  }
}
