package org.sswim.options;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.RecordParts;

/** Reads what {@link OptionsJson} writes, component by component, each with its type. */
final class RecordReader {
  private static final String JARS = " or one that a jar on the class path adds";

  private RecordReader() {}

  /**
   * A record of the class of its defaults.
   *
   * @param path of the record itself: empty, or ended by a dot
   */
  static <R extends Record> R read(
      String path, Map<?, ? extends @Nullable Object> tree, R defaults) {
    @SuppressWarnings("unchecked") // Of a record that has this class.
    Class<R> type = (Class<R>) defaults.getClass();
    return read(path, tree, type, defaults);
  }

  /**
   * A record.
   *
   * @param path of the record itself: empty, or ended by a dot
   * @param defaults what components have that are not told; null if all must be
   */
  static <R extends Record> R read(
      String path, Map<?, ? extends @Nullable Object> tree, Class<R> type, @Nullable R defaults) {
    RecordComponent[] components = type.getRecordComponents();
    requireOnly(path, tree, components);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object usual = usual(components[i], defaults);
      values[i] =
          usual == null || tree.containsKey(name)
              ? value(path + name, components[i].getGenericType(), tree.get(name), usual)
              : usual;
    }
    try {
      return RecordParts.made(type, values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(path) + e.getMessage(), e);
    }
  }

  private static @Nullable Object usual(RecordComponent component, @Nullable Record defaults) {
    if (defaults != null) {
      return RecordParts.get(defaults, component);
    }
    Class<?> type = component.getType();
    return type.isRecord() && !Named.class.isAssignableFrom(type)
        ? Presets.of(type.asSubclass(Record.class))
        : null;
  }

  private static String place(String path) {
    return path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
  }

  private static void requireOnly(String path, Map<?, ?> tree, RecordComponent[] components) {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (Object name : tree.keySet()) {
      if (!(name instanceof String text && known.contains(text))) {
        throw new IllegalArgumentException(
            "unknown option '" + path + name + "'; known: " + String.join(", ", known));
      }
    }
  }

  /**
   * A component.
   *
   * @param usual its default: what an inner record takes its own from
   */
  private static Object value(
      String path, Type type, @Nullable Object json, @Nullable Object usual) {
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Auto.class) {
        return Auto.WORD.equals(json) ? Auto.auto() : Auto.of(value(path, inner, json, null));
      }
      if (generic.getRawType() == List.class) {
        return list(path, inner, json);
      }
    }
    if (type instanceof Class<?> plain && SettingType.byName(plain)) {
      return named(path, plain, json);
    }
    if (usual instanceof Record defaults) {
      if (json instanceof Map<?, ?> tree) {
        return read(path + ".", tree, defaults);
      }
      throw wrong(path, "an object", json);
    }
    // Earlier builds may have left a number open that is an option like others now.
    return usual instanceof Double && Auto.WORD.equals(json) ? usual : simple(path, type, json);
  }

  private static Object simple(String path, Type type, @Nullable Object json) {
    boolean whole = json instanceof Integer || json instanceof Long;
    if (type == boolean.class || type == Boolean.class) {
      return required(path, "true or false", json, json instanceof Boolean);
    }
    if (type == String.class) {
      return required(path, "a text", json, json instanceof String);
    }
    if (type == int.class || type == Integer.class) {
      return required(path, "a whole number of 32 bits", json, json instanceof Integer);
    }
    if (type == long.class) {
      return ((Number) required(path, "a whole number of 64 bits", json, whole)).longValue();
    }
    if (type == double.class || type == Double.class) {
      boolean number = whole || json instanceof Double;
      return ((Number) required(path, "a number", json, number)).doubleValue();
    }
    throw new IllegalStateException(path + " is of " + type + ", which has no form in JSON");
  }

  private static Object required(
      String path, String expected, @Nullable Object json, boolean holds) {
    if (json == null || !holds) {
      throw wrong(path, expected, json);
    }
    return json;
  }

  private static List<Object> list(String path, Type inner, @Nullable Object json) {
    if (!(json instanceof List<?> items)) {
      throw wrong(path, "a list", json);
    }
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      read.add(value(path + "[" + i + "]", inner, items.get(i), null));
    }
    return List.copyOf(read);
  }

  private static Object named(String path, Class<?> type, @Nullable Object json) {
    List<?> known = SettingType.constants(type);
    for (Object one : known) {
      if (Objects.equals(OptionsJson.plain(one), json)) {
        return one;
      }
    }
    String more = Named.class.isAssignableFrom(type) ? JARS : "";
    throw wrong(path, "one of " + String.join(", ", SettingType.words(type)) + more, json);
  }

  private static IllegalArgumentException wrong(
      String path, String expected, @Nullable Object json) {
    String got =
        json instanceof Map || json instanceof List ? "another structure" : "'" + json + "'";
    return new IllegalArgumentException(
        "option '" + path + "' must be " + expected + "; got " + got);
  }
}
