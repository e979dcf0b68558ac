package org.sswim.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects whose members keep their order. */
public final class JsonText {
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /**
   * Adds a member that is a text, a whole number, a truth value, null, or a list or map of these.
   */
  public JsonText with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a whole number. */
  public JsonText with(String name, long value) {
    members.put(name, value);
    return this;
  }

  /** Adds a number; JSON has neither NaN nor infinity, both become null. */
  public JsonText with(String name, double value) {
    members.put(name, Double.isFinite(value) ? (Double) value : null);
    return this;
  }

  /** Adds an object, or null. */
  public JsonText object(String name, @Nullable JsonText value) {
    members.put(name, value == null ? null : value.members);
    return this;
  }

  /** Adds an array of objects. */
  public JsonText objects(String name, List<JsonText> values) {
    members.put(name, values.stream().map(value -> value.members).toList());
    return this;
  }

  /** The members by name, in their order. */
  Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }

  /** The object as text without white space. */
  public String compact() {
    return text(COMPACT);
  }

  private String text(JSON writer) {
    try {
      return writer.asString(members);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** Objects as an array, indented, ended by a line feed. */
  static String array(List<JsonText> objects) {
    try {
      return WRITER.asString(objects.stream().map(object -> object.members).toList()) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** The object as text, indented, ended by a line feed. */
  @Override
  public String toString() {
    return text(WRITER) + "\n";
  }
}
