package org.sswim.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;

/**
 * A message for a series: a row that was observed, or the known columns of a row, usually of a row
 * ahead. The n-th {@link Known} of a key belongs to its n-th {@link Row}.
 */
public sealed interface SeriesInput {
  /** The wall-clock time of the row; null where series have none. */
  @Nullable LocalDateTime time();

  /**
   * A row that was observed.
   *
   * @param values the model's channels, in its order, NaN where one is missing
   * @param past the model's past columns, in its order, NaN where one is missing
   */
  record Row(@Nullable LocalDateTime time, double[] values, double[] past) implements SeriesInput {}

  /**
   * What is known of a row without observing it.
   *
   * @param values the model's known columns, in its order, none missing
   */
  record Known(@Nullable LocalDateTime time, double[] values) implements SeriesInput {}

  /**
   * Reads a JSON object: {@code {"time": "2026-01-31T12:00", "values": [1.5, null], "past": [3]}}
   * for a row, {@code {"time": "2026-02-01T12:00", "known": [0]}} for what is known of one. Null is
   * a missing value of a row; {@code time} and {@code past} may be left out.
   *
   * @throws InvalidDataException if the text says anything else
   */
  static SeriesInput parse(String json) {
    Map<String, Object> fields = fields(json);
    boolean known = fields.containsKey("known");
    Set<String> names = known ? Set.of("time", "known") : Set.of("time", "values", "past");
    for (String name : fields.keySet()) {
      Checks.that(names.contains(name), InvalidDataException::new)
          .or("a row has no field '%s'; it has %s", name, names);
    }
    LocalDateTime time = time(fields.get("time"));
    if (known) {
      return new Known(time, numbers("known", fields.get("known")));
    }
    Object past = fields.get("past");
    return new Row(
        time,
        numbers("values", fields.get("values")),
        past == null ? new double[0] : numbers("past", past));
  }

  private static Map<String, Object> fields(String json) {
    JSON strict = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
    try (JsonParser parser = strict.createParser(json)) {
      Map<String, Object> fields = strict.mapFrom(parser);
      if (fields == null || parser.nextToken() != null) {
        throw new InvalidDataException("a row must be a JSON object and nothing else");
      }
      return fields;
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidDataException("a row must be a JSON object: " + why, e);
    }
  }

  private static @Nullable LocalDateTime time(@Nullable Object given) {
    if (given == null) {
      return null;
    }
    try {
      String text = String.valueOf(given).replace(' ', 'T');
      // A date alone is its midnight.
      return LocalDateTime.parse(
          text.contains("T") ? text : text + "T00:00", DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    } catch (DateTimeException e) {
      throw new InvalidDataException(
          "a time must be a date, or a date and a time without a zone; got '" + given + "'", e);
    }
  }

  private static double[] numbers(String name, @Nullable Object given) {
    if (!(given instanceof List<?> list)) {
      throw new InvalidDataException("'" + name + "' must be an array of numbers");
    }
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = list.get(i);
      if (value != null && !(value instanceof Number)) {
        throw new InvalidDataException(
            "'" + name + "' must have numbers or null; value " + (i + 1) + " is '" + value + "'");
      }
      values[i] = value == null ? Double.NaN : ((Number) value).doubleValue();
    }
    return values;
  }
}
