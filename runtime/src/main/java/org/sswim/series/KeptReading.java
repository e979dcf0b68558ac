package org.sswim.series;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Labelled;
import org.sswim.tables.Marks;

/**
 * How the file of a fit was read, which a model keeps among its options, so that further files are
 * read alike: {@code new KeptReading(model.provenance().options()).options()}. A text that is not
 * understood counts as none, as a model's file may hold any.
 *
 * @param texts by name; others are left alone
 */
public record KeptReading(Map<String, String> texts) {
  /** Nothing is kept: all is as usual. */
  public static final KeptReading NONE = new KeptReading(Map.of());

  private static final String DATE_COLUMN = "date-column";
  private static final String MISSING = "missing";
  private static final String VALUES = "missing-value";
  private static final String GAPS = "gaps";
  private static final String INTERVAL = "interval";
  private static final String CATEGORIES = "categories";

  /**
   * What is to be kept where it is not the usual. Moments depend on the zone that dates were read
   * in. A stream cannot tell Fridays before Mondays from gaps.
   *
   * @param options by which the series was read
   * @param dateColumn the column of dates where a file does not show which that is, or null
   */
  public static KeptReading of(CsvOptions options, TimeSeries series, @Nullable String dateColumn) {
    Map<String, String> texts = new TreeMap<>(options.format().kept());
    MissingOptions missing = options.missing();
    if (!missing.equals(MissingOptions.of(MissingOptions.Policy.FAIL))) {
      texts.put(MISSING, missing.policy().label());
      texts.put(GAPS, missing.gaps().label());
    }
    if (!missing.values().isEmpty()) {
      texts.put(
          VALUES, missing.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    Timeline timeline = series.timeline();
    DatePattern pattern = timeline == null ? null : timeline.pattern();
    if (pattern != null) {
      texts.put(CsvFormat.DATES, pattern.toString());
    }
    if (timeline != null
        && timeline.hasInterval()
        && (texts.containsKey(GAPS) || !timeline.interval().even())) {
      texts.put(INTERVAL, timeline.interval().text());
    }
    if (dateColumn != null) {
      texts.put(DATE_COLUMN, dateColumn);
    }
    if (!options.categories().texts().isEmpty()) {
      try {
        texts.put(CATEGORIES, JSON.std.asString(options.categories().texts()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new KeptReading(texts);
  }

  /** Options that read as it is kept; separators are detected anew. */
  public CsvOptions options() {
    return CsvOptions.defaults()
        .withDateColumn(dateColumn())
        .withMissing(missing())
        .withFormat(format())
        .withCategories(categories());
  }

  /** The column of dates; null where a file shows which that is. */
  public @Nullable String dateColumn() {
    return texts.get(DATE_COLUMN);
  }

  /** What is missing. */
  public MissingOptions missing() {
    MissingOptions.Policy policy = labelled(MISSING, MissingOptions.Policy.values());
    MissingOptions.Gaps gaps = labelled(GAPS, MissingOptions.Gaps.values());
    List<Double> values = read(VALUES, KeptReading::numbers);
    return new MissingOptions(
        policy == null ? MissingOptions.Policy.FAIL : policy,
        values == null ? List.of() : values,
        gaps == null ? MissingOptions.Gaps.KEEP : gaps);
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split(",", -1)).map(Double::valueOf).filter(Double::isFinite).toList();
  }

  /** Pattern and zone of dates; where they do not fit, dates are read as if there were none. */
  public CsvFormat format() {
    return new CsvFormat(
        Marks.DETECTED,
        read(CsvFormat.DATES, DatePattern::of),
        read(CsvFormat.ZONE, ZoneId::of),
        true);
  }

  /** The texts of columns of categories. */
  public Categories categories() {
    Categories found = read(CATEGORIES, KeptReading::categories);
    return found == null ? Categories.none() : found;
  }

  private static Categories categories(String text) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    try {
      JSON.std
          .mapFrom(text)
          .forEach(
              (column, values) -> {
                if (values instanceof List<?> list) {
                  texts.put(column, list.stream().map(String::valueOf).toList());
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Categories(texts);
  }

  /** The sampling interval; null where it is told by the rows. */
  public @Nullable SamplingInterval interval() {
    return read(INTERVAL, SamplingInterval::parse);
  }

  private <L extends Labelled> @Nullable L labelled(String name, L[] all) {
    String text = texts.getOrDefault(name, "");
    return Stream.of(all)
        .filter(one -> one.label().equalsIgnoreCase(text))
        .findFirst()
        .orElse(null);
  }

  private <T> @Nullable T read(String name, Function<String, @Nullable T> reader) {
    String text = texts.get(name);
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
      return null;
    }
  }
}
