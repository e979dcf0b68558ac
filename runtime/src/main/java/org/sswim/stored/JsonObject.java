package org.sswim.stored;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep their order. */
public final class JsonObject extends AbstractMap<String, @Nullable Object> {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** An object of one member, see {@link #with}. */
  public static JsonObject of(String name, @Nullable Object value) {
    return new JsonObject().with(name, value);
  }

  /** Numbers by their names, the first of as many as there are names. */
  public static JsonObject of(List<String> names, double... numbers) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < names.size(); i++) {
      json.with(names.get(i), numbers[i]);
    }
    return json;
  }

  /** Adds a member; null for a number that is none, as JSON has neither NaN nor infinity. */
  public JsonObject with(String name, @Nullable Object value) {
    members.put(name, value instanceof Double number && !Double.isFinite(number) ? null : value);
    return this;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return members.entrySet();
  }

  @Override
  public @Nullable Object put(String name, @Nullable Object value) {
    return members.put(name, value);
  }
}
