package org.sswim.experiments.ablation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.options.OptionsJson;

/** A cell as one line of JSON, and back. What is not finite is null there and NaN here. */
final class CellJson {
  /** How every line begins. */
  static final String START = "{\"key\":\"";

  private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private CellJson() {}

  /** The line, without its end. */
  static String line(Cell cell) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", cell.key());
    json.put("build", cell.build());
    json.put("variant", cell.variant());
    json.put("seed", cell.seed());
    json.put("plan", cell.plan());
    json.put("seconds", cell.seconds());
    json.put("neurons", cell.neurons());
    json.put("spikeRate", cell.spikeRate());
    json.put("entropy", cell.entropy());
    json.put("effectiveSampleSize", cell.effectiveSampleSize());
    json.put("outcomes", cell.outcomes().stream().map(OptionsJson::tree).toList());
    try {
      return WRITER.asString(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** The cell of a line; null if the line is torn or of another form. */
  static @Nullable Cell read(String line) {
    try {
      Map<String, Object> json = JSON.std.mapFrom(line);
      List<Outcome> outcomes = new ArrayList<>();
      for (Object outcome : member(json, "outcomes", List.class)) {
        outcomes.add(outcome(outcome instanceof Map<?, ?> map ? map : Map.of()));
      }
      Map<String, @Nullable Object> plan = new LinkedHashMap<>();
      for (Map.Entry<?, ?> part : entries(member(json, "plan", Map.class))) {
        plan.put(String.valueOf(part.getKey()), part.getValue());
      }
      return new Cell(
          member(json, "key", String.class),
          member(json, "build", String.class),
          member(json, "variant", String.class),
          number(json, "seed").longValue(),
          plan,
          number(json, "seconds").doubleValue(),
          number(json, "neurons").intValue(),
          number(json, "spikeRate").doubleValue(),
          numbers(json, "entropy"),
          numbers(json, "effectiveSampleSize"),
          outcomes);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Outcome outcome(Map<?, ?> json) {
    return new Outcome(
        number(json, "horizon").intValue(),
        figure(json, "rse"),
        figure(json, "r2"),
        figure(json, "mse"),
        figure(json, "mae"),
        figure(json, "validationError"),
        member(json, "penalties", String.class),
        number(json, "parameters").longValue());
  }

  private static Iterable<? extends Map.Entry<?, ?>> entries(Map<?, ?> map) {
    return map.entrySet();
  }

  private static Number number(Map<?, ?> json, String name) {
    return member(json, name, Number.class);
  }

  private static double figure(Map<?, ?> json, String name) {
    boolean none = json.containsKey(name) && json.get(name) == null;
    return none ? Double.NaN : number(json, name).doubleValue();
  }

  private static List<Double> numbers(Map<?, ?> json, String name) {
    List<Double> numbers = new ArrayList<>();
    for (Object value : member(json, name, List.class)) {
      numbers.add(required(name, value, Number.class).doubleValue());
    }
    return numbers;
  }

  private static <T> T member(Map<?, ?> json, String name, Class<T> type) {
    return required(name, json.get(name), type);
  }

  private static <T> T required(String name, @Nullable Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", not " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
