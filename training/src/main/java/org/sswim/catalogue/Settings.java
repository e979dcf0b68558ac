package org.sswim.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.options.OptionsJson;

/**
 * Options as they are given on a command line: {@code name=value}, lists with hyphens between, or
 * none.
 */
final class Settings {
  private static final String NONE = "none";

  private Settings() {}

  /**
   * Changes options.
   *
   * @throws IllegalArgumentException naming the setting that is unknown, of another type or out of
   *     range
   */
  static <O extends Record> O apply(List<String> settings, O options) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "a setting is NAME=VALUE, or first of all "
                + Entry.PUBLISHED
                + "; got '"
                + setting
                + "'");
      }
      String name = component(options, setting.substring(0, equals));
      if (tree.containsKey(name)) {
        throw new IllegalArgumentException("'" + name + "' is set twice");
      }
      tree.put(name, value(setting.substring(equals + 1), isList(options, name)));
    }
    return OptionsJson.read(tree, options);
  }

  /** The component of a name in any case, as lists of models are read in lower case. */
  private static String component(Record options, String name) {
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      if (component.getName().equalsIgnoreCase(name)) {
        return component.getName();
      }
    }
    return name;
  }

  private static boolean isList(Record options, String name) {
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        Type type = component.getGenericType();
        return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
      }
    }
    return false;
  }

  private static Object value(String text, boolean list) {
    if (list && text.equals(NONE)) {
      return List.of();
    }
    if (list) {
      List<Object> items = new ArrayList<>();
      for (String item : text.split("-", -1)) {
        items.add(value(item, false));
      }
      return items;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      // Not whole; perhaps a number all the same.
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
