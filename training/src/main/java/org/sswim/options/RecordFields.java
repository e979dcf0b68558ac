package org.sswim.options;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.RecordParts;

/**
 * Components of nested records by path, such as {@code layer.weights.whitening}: what a setting or
 * an axis changes is data.
 */
public final class RecordFields {
  private RecordFields() {}

  /**
   * The component at a path.
   *
   * @param path names of components, joined by dots
   * @throws IllegalArgumentException if the component does not exist; the message names those that
   *     do
   */
  public static @Nullable Object get(Record record, String path) {
    Object at = record;
    for (String name : path.split("\\.", -1)) {
      if (!(at instanceof Record inner)) {
        throw new IllegalArgumentException("'" + path + "' leads beyond " + at);
      }
      at = RecordParts.get(inner, component(inner, name));
    }
    return at;
  }

  /**
   * All values of the component at a path that words say, as constants of an enumeration; none of
   * numbers.
   */
  public static List<Object> values(Record record, String path) {
    Type type = type(record, path);
    List<String> words = SettingType.words(type);
    return words.contains("")
        ? List.of()
        : words.stream().map(word -> SettingType.parse(path, type, word)).toList();
  }

  private static Type type(Record record, String path) {
    int dot = path.lastIndexOf('.');
    Record owner =
        dot < 0 ? record : (Record) Objects.requireNonNull(get(record, path.substring(0, dot)));
    return component(owner, path.substring(dot + 1)).getGenericType();
  }

  /**
   * The same record, but for the component at a path. Records check their components as always.
   *
   * @throws IllegalArgumentException if the component does not exist, or a record refuses the value
   */
  public static <R extends Record> R with(R record, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    RecordComponent changed = component(record, name);
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = RecordParts.get(record, components[i]);
      if (components[i].getName().equals(changed.getName())) {
        values[i] = dot < 0 ? value : within(values[i], path.substring(dot + 1), value);
      }
    }
    @SuppressWarnings("unchecked") // Of a record that has this class.
    Class<R> type = (Class<R>) record.getClass();
    return RecordParts.made(type, values);
  }

  private static Object within(@Nullable Object record, String path, @Nullable Object value) {
    if (!(record instanceof Record inner)) {
      throw new IllegalArgumentException("'" + path + "' leads beyond " + record);
    }
    return with(inner, path, value);
  }

  private static RecordComponent component(Record record, String name) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    return Arrays.stream(components)
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no component '%s'; it has %s"
                        .formatted(
                            record.getClass().getSimpleName(),
                            name,
                            Arrays.stream(components)
                                .map(RecordComponent::getName)
                                .collect(Collectors.joining(", ")))));
  }
}
