package org.sswim.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Axes;

/** A record: an object with its components by name, those that are null left out. */
final class RecordForm extends Form {
  private final Constructor<?> constructor;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> names;

  private record Part(String name, Method accessor, Form form, boolean nullable) {
    Object value(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(name + " of " + owner.getClass(), e);
      }
    }
  }

  RecordForm(Class<?> type, RecordCodec codec) {
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      component.getAccessor().setAccessible(true);
      Class<?> array = component.getType();
      parts.add(
          new Part(
              component.getName(),
              component.getAccessor(),
              array.isArray()
                  ? new ArrayForm(array, component.getAnnotation(Axes.class), type)
                  : codec.form(component.getGenericType()),
              component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
    }
    names = parts.stream().map(Part::name).collect(Collectors.toSet());
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has it", e);
    }
  }

  @Override
  Map<String, Object> write(Object value, String path, ArraySink arrays) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Part part : parts) {
      Object own = part.value(value);
      if (own != null) {
        String at = join(path, part.name);
        json.put(
            part.name,
            part.form instanceof ArrayForm array
                ? array.write(value, own, at, arrays)
                : part.form.write(own, at, arrays));
      }
    }
    return json;
  }

  @Override
  Object read(@Nullable Object json, String path, ArraySource arrays) {
    Map<?, ?> fields = object(json, path);
    for (Object key : fields.keySet()) {
      if (!names.contains(key)) {
        throw unknown(path, key);
      }
    }
    Object[] values = new Object[parts.size()];
    for (int p = 0; p < values.length; p++) {
      Part part = parts.get(p);
      String at = join(path, part.name);
      boolean left = part.nullable && !fields.containsKey(part.name);
      values[p] = left ? null : part.form.read(fields.get(part.name), at, arrays);
    }
    Object made = make(values, path);
    for (int p = 0; p < values.length; p++) {
      Part part = parts.get(p);
      Object own = fields.get(part.name);
      if (part.form instanceof ArrayForm array && own != null) {
        array.requireShape(made, values[p], own, join(path, part.name));
      }
    }
    return made;
  }

  private Object make(Object[] values, String path) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw refused(path, e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot make " + constructor, e);
    }
  }

  /** What a type says against its parts, with the place; numbers may also be too large for it. */
  static IllegalArgumentException refused(String path, @Nullable Throwable cause) {
    if (!(cause instanceof RuntimeException)) {
      throw new IllegalStateException(path, cause);
    }
    String said =
        cause instanceof IllegalArgumentException
            ? cause.getMessage()
            : "a number is out of range: " + cause.getMessage();
    return new IllegalArgumentException(path.isEmpty() ? said : path + ": " + said, cause);
  }

  static IllegalArgumentException unknown(String path, Object key) {
    return new IllegalArgumentException("model.json: unknown field '" + join(path, key) + "'");
  }
}
