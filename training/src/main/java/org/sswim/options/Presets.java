package org.sswim.options;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Resources;

/**
 * Presets of records of options as data. A file {@code presets.json} beside a record holds, under
 * its simple name, every component by {@value #DEFAULTS}. Under the name of another preset it holds
 * those that differ.
 */
public final class Presets {
  /** The preset that says every component. */
  public static final String DEFAULTS = "defaults";

  private static final String FILE = "presets.json";
  private static final Map<List<?>, Record> READ = new ConcurrentHashMap<>();

  private Presets() {}

  /** The defaults of a record. */
  public static <R extends Record> R of(Class<R> type) {
    return of(type, DEFAULTS);
  }

  /**
   * A preset by its name; the defaults where the file has no other of that name.
   *
   * @throws IllegalArgumentException if the file does not hold what the record asks for
   */
  public static <R extends Record> R of(Class<R> type, String name) {
    Record known = READ.get(List.of(type, name));
    if (known != null) {
      return type.cast(known);
    }
    Map<?, ?> own = object(tree(type, FILE), type.getSimpleName());
    R read = RecordReader.read("", object(own, DEFAULTS), type, null);
    if (own.containsKey(name)) {
      read = RecordReader.read("", object(own, name), type, read);
    }
    READ.put(List.of(type, name), read);
    return read;
  }

  /**
   * What a file of JSON beside a class holds.
   *
   * @throws IllegalStateException if there is no such file
   */
  public static Map<String, @Nullable Object> tree(Class<?> owner, String file) {
    return OptionsJson.parse(Resources.text(owner, file));
  }

  private static Map<?, ?> object(Map<?, ?> tree, String name) {
    if (tree.get(name) instanceof Map<?, ?> inner) {
      return inner;
    }
    throw new IllegalArgumentException("there is no '" + name + "' in " + FILE);
  }
}
