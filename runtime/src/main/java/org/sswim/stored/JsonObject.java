package org.sswim.stored;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep their order. */
public final class JsonObject extends LinkedHashMap<String, @Nullable Object> {
  private static final long serialVersionUID = 1L;

  /** An object of one member, see {@link #with}. */
  public static JsonObject of(String name, @Nullable Object value) {
    return new JsonObject().with(name, value);
  }

  /** Adds a member; null for a number that is none, as JSON has neither NaN nor infinity. */
  public JsonObject with(String name, @Nullable Object value) {
    put(name, value instanceof Double number && !Double.isFinite(number) ? null : value);
    return this;
  }
}
