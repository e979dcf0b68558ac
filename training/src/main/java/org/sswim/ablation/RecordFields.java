package org.sswim.ablation;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.options.Auto;

/**
 * Components of nested records by path, such as {@code layer.weights.whitening}: options are read,
 * changed and listed without a line of code for each, so that one that is added later is neither
 * forgotten in a listing nor in the key of a result.
 */
public final class RecordFields {
  private RecordFields() {}

  /**
   * The component at a path.
   *
   * @param path names of components, joined by dots
   * @throws IllegalArgumentException if there is no such component, naming those that there are
   */
  public static @Nullable Object get(Record record, String path) {
    Object at = record;
    for (String name : path.split("\\.", -1)) {
      if (!(at instanceof Record inner)) {
        throw new IllegalArgumentException("'" + path + "' leads beyond " + at);
      }
      at = value(inner, component(inner, name));
    }
    return at;
  }

  /**
   * The same record, but for the component at a path. Records check their components as always.
   *
   * @throws IllegalArgumentException if there is no such component, or a record refuses the value
   */
  public static <R extends Record> R with(R record, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    RecordComponent changed = component(record, name);
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(record, components[i]);
      types[i] = components[i].getType();
      if (components[i].getName().equals(changed.getName())) {
        values[i] = dot < 0 ? value : within(values[i], path.substring(dot + 1), value);
      }
    }
    try {
      @SuppressWarnings("unchecked")
      R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return copy;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(record.getClass() + " cannot be made", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record.getClass() + " cannot be made", e);
    }
  }

  /**
   * Every leaf of a record by its path, in order: numbers and truth values as they are, all else as
   * text; null for null and for what is not finite.
   */
  public static Map<String, @Nullable Object> leaves(Record record) {
    Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
    addLeaves("", record, leaves);
    return leaves;
  }

  private static void addLeaves(
      String prefix, Record record, Map<String, @Nullable Object> leaves) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String path = prefix + component.getName();
      Object value = value(record, component);
      if (value instanceof Record inner) {
        addLeaves(path + ".", inner, leaves);
      } else {
        leaves.put(path, plain(value));
      }
    }
  }

  static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Auto<?> option) {
      return option.isAuto() ? Auto.WORD : plain(option.value());
    }
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    if (value instanceof Kernel kernel) {
      return kernel.name();
    }
    if (value.getClass().isArray()) {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(Array.get(value, i));
      }
      return items.toString();
    }
    return value.toString();
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
                    record.getClass().getSimpleName()
                        + " has no component '"
                        + name
                        + "'; it has "
                        + Arrays.stream(components)
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "))));
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
