package org.sswim.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Axes;
import org.sswim.stored.RecordParts;

/** A record: an object with its components by name, those that are null left out. */
final class RecordForm implements Form {
  private final Class<?> type;
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> names;

  private record Part(RecordComponent component, Form form, boolean nullable) {
    String name() {
      return component.getName();
    }
  }

  RecordForm(Class<?> type, RecordCodec codec) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> array = component.getType();
      parts.add(
          new Part(
              component,
              array.isArray()
                  ? new ArrayForm(array, component.getAnnotation(Axes.class), type)
                  : codec.form(component.getGenericType()),
              component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
    }
    names = parts.stream().map(Part::name).collect(Collectors.toSet());
  }

  @Override
  public Map<String, Object> write(Object value, String path, ArraySink arrays) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Part part : parts) {
      Object own = RecordParts.get((Record) value, part.component);
      if (own != null) {
        String at = Form.join(path, part.name());
        json.put(
            part.name(),
            part.form instanceof ArrayForm array
                ? array.write(value, own, at, arrays)
                : part.form.write(own, at, arrays));
      }
    }
    return json;
  }

  @Override
  public Object read(@Nullable Object json, String path, ArraySource arrays) {
    Map<?, ?> fields = Form.object(json, path);
    for (Object key : fields.keySet()) {
      if (!names.contains(key)) {
        throw unknown(path, key);
      }
    }
    Object[] values = new Object[parts.size()];
    for (int p = 0; p < values.length; p++) {
      Part part = parts.get(p);
      String at = Form.join(path, part.name());
      boolean left = part.nullable && !fields.containsKey(part.name());
      values[p] = left ? null : part.form.read(fields.get(part.name()), at, arrays);
    }
    Object made;
    try {
      made = RecordParts.made(type, values);
    } catch (RuntimeException e) {
      throw refused(path, e);
    }
    for (int p = 0; p < values.length; p++) {
      Part part = parts.get(p);
      Object own = fields.get(part.name());
      if (part.form instanceof ArrayForm array && own != null) {
        array.requireShape(made, values[p], own, Form.join(path, part.name()));
      }
    }
    return made;
  }

  /** What a type says against its parts, with the place; numbers may also be too large for it. */
  static IllegalArgumentException refused(String path, RuntimeException cause) {
    String said =
        cause instanceof IllegalArgumentException
            ? cause.getMessage()
            : "a number is out of range: " + cause.getMessage();
    return new IllegalArgumentException(path.isEmpty() ? said : path + ": " + said, cause);
  }

  static IllegalArgumentException unknown(String path, Object key) {
    return new IllegalArgumentException("model.json: unknown field '" + Form.join(path, key) + "'");
  }
}
