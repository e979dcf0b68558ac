package org.sswim.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Seeds;
import org.sswim.comparison.Spread;
import org.sswim.kernel.Kernel;
import org.sswim.options.Auto;
import org.sswim.options.Named;
import org.sswim.options.OptionsJson;
import org.sswim.stored.RecordParts;

/** JSON objects whose members keep their order. */
public final class JsonText {
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private static final JSON COMPACT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** An object of one member, see {@link #with}. */
  public static JsonText of(String name, @Nullable Object value) {
    return new JsonText().with(name, value);
  }

  /** The components of a record under their names. */
  public static JsonText of(Record record) {
    JsonText json = new JsonText();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      json.with(component.getName(), RecordParts.get(record, component));
    }
    return json;
  }

  /**
   * Scores over the seeds, one object for each model and horizon, if they have some. Real numbers
   * have their spread, whole numbers their median. Texts and truth values stay as they are. Lists
   * are left out.
   *
   * @param scores one for each seed
   */
  static List<JsonText> summary(List<JsonText> scores) {
    return Seeds.by(
            score -> Arrays.asList(score.members.get("model"), score.members.get("horizon")),
            scores)
        .stream()
        .map(own -> over(own.scores().stream().map(score -> score.members).toList()))
        .toList();
  }

  private static JsonText over(List<? extends Map<?, ?>> scores) {
    JsonText json = new JsonText();
    scores
        .get(0)
        .forEach(
            (key, first) -> {
              String name = String.valueOf(key);
              if (name.equals("seed")) {
                json.with("seeds", scores.size());
              } else if (first instanceof Number) {
                Spread spread = spread(scores.stream().map(score -> score.get(key)));
                json.with(
                    name, first instanceof Double ? spread : (Object) Math.round(spread.median()));
              } else if (first instanceof Map<?, ?>) {
                json.with(
                    name, over(scores.stream().map(score -> (Map<?, ?>) score.get(key)).toList()));
              } else if (!(first instanceof List)) {
                json.with(name, first);
              }
            });
    return json;
  }

  private static Spread spread(Stream<? extends @Nullable Object> numbers) {
    return Spread.of(
        numbers
            .mapToDouble(n -> n instanceof Number own ? own.doubleValue() : Double.NaN)
            .toArray());
  }

  /**
   * Adds a member: a text, a number, a truth value, null, an object or record, or a list, stream,
   * array or map of these. JSON has neither NaN nor infinity, both become null. A spread over seeds
   * is three members: the median, and the ends under names that end in {@code Min} and {@code Max}.
   * Arrays of real numbers are rounded as pictures need them.
   */
  public JsonText with(String name, @Nullable Object value) {
    if (value instanceof Spread spread) {
      return with(name, spread.median())
          .with(name + "Min", spread.min())
          .with(name + "Max", spread.max());
    }
    members.put(name, plain(value));
    return this;
  }

  /** Adds a list, an object for each of some items; see {@link #with(String, Object)}. */
  public <T> JsonText with(String name, List<T> items, Function<? super T, ?> each) {
    return with(name, items.stream().map(each));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof JsonText json) {
      return json.members;
    }
    if (value instanceof Candidate<?, ?> candidate) {
      return candidate.label();
    }
    if (value instanceof Auto<?>
        || value instanceof Kernel
        || value instanceof Enum<?>
        || value instanceof Named) {
      return OptionsJson.plain(value);
    }
    if (value instanceof Record record) {
      return of(record).members;
    }
    if (value instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    if (value instanceof double[] numbers) {
      return Rounding.significant(Rounding.DIGITS, numbers);
    }
    if (value instanceof double[][] rows) {
      return Arrays.stream(rows).map(row -> Rounding.fitting(row).of(row)).toList();
    }
    if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((name, own) -> all.put(String.valueOf(name), plain(own)));
      return all;
    }
    if (value instanceof List<?> items) {
      return plain(items.stream());
    }
    if (value instanceof Stream<?> items) {
      return items.map(JsonText::plain).toList();
    }
    if (value instanceof double[][][] cube) {
      return plain(Stream.of(cube).map(rows -> Stream.of(rows).map(JsonText::whole)));
    }
    return value;
  }

  /** Numbers as they are, not rounded. */
  static List<Double> whole(double... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** The members by name, in their order. */
  public Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }

  /** The object as text without white space. */
  public String compact() {
    return text(COMPACT, members);
  }

  private static String text(JSON writer, Object value) {
    try {
      return writer.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** The object as text, indented, ended by a line feed. */
  @Override
  public String toString() {
    return text(WRITER, members) + "\n";
  }
}
