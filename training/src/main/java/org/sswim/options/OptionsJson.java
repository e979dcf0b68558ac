package org.sswim.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.stored.BoundedJson;
import org.sswim.stored.Labelled;
import org.sswim.stored.RecordParts;

/**
 * Records of options as JSON, and back: the one form in which models, ablations and reports hold
 * them.
 *
 * <p>A record is an object with its components by name, in their order; so are records within it. A
 * number, a truth value and a text are themselves, and null is a number that is not finite. A
 * constant of an enumeration is its name in lower case with hyphens, a kernel or a {@link Named}
 * value its name, a list an array. An {@link Auto} is its value, or the text {@value Auto#WORD}.
 *
 * <p>What is read takes what it does not tell from defaults. It is checked as ever by the records;
 * unknown components and values of another type are refused by their path.
 */
public final class OptionsJson {
  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private static final JSON READER = BoundedJson.reader(16, 1 << 16, 1 << 16, 40);

  private OptionsJson() {}

  /** A record as an object: maps, lists, numbers, truth values, texts. */
  public static Map<String, @Nullable Object> tree(Record options) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      tree.put(component.getName(), plain(RecordParts.get(options, component)));
    }
    return tree;
  }

  /**
   * A component as JSON holds it.
   *
   * @throws IllegalArgumentException if it is of a type that has no form in JSON
   */
  public static @Nullable Object plain(Object value) {
    if (value instanceof Kernel kernel) {
      return kernel.name();
    }
    if (value instanceof Named named) {
      return named.label();
    }
    if (value instanceof Record options) {
      return tree(options);
    }
    if (value instanceof Auto<?> option) {
      return option.isAuto() ? Auto.WORD : plain(option.value());
    }
    if (value instanceof Enum<?> constant) {
      return label(constant);
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    if (value instanceof Boolean || value instanceof String) {
      return value;
    }
    throw new IllegalArgumentException("no form in JSON for " + value.getClass());
  }

  /** How a constant of an enumeration is written: {@code UNIT_DEVIATION} is unit-deviation. */
  public static String label(Enum<?> constant) {
    return Labelled.of(constant.name());
  }

  /** What an object holds, and objects within it, by path: {@code layer.weights.whitening}. */
  public static Map<String, @Nullable Object> leaves(Map<String, ? extends @Nullable Object> tree) {
    Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
    addLeaves("", tree, leaves);
    return leaves;
  }

  private static void addLeaves(
      String prefix,
      Map<?, ? extends @Nullable Object> tree,
      Map<String, @Nullable Object> leaves) {
    tree.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            addLeaves(prefix + name + ".", inner, leaves);
          } else {
            leaves.put(prefix + name, value);
          }
        });
  }

  /** A record as text without white space; equal records give equal texts. */
  public static String text(Record options) {
    try {
      return WRITER.asString(tree(options));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /**
   * The object that a text holds.
   *
   * @throws IllegalArgumentException if it holds none, or is longer or deeper than options are
   */
  public static Map<String, @Nullable Object> parse(String text) {
    try {
      return READER.mapFrom(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no valid options: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /**
   * The record that {@link #text} wrote.
   *
   * @param defaults what components have that the text does not tell
   * @throws IllegalArgumentException naming path and value of a setting that is unknown, of another
   *     type or out of range
   */
  public static <R extends Record> R read(String text, R defaults) {
    return read(parse(text), defaults);
  }

  /** The record that {@link #tree} wrote; see {@link #read(String, Record)}. */
  public static <R extends Record> R read(
      Map<String, ? extends @Nullable Object> tree, R defaults) {
    return RecordReader.read("", tree, defaults);
  }
}
