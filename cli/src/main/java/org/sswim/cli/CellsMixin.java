package org.sswim.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.options.Auto;
import org.sswim.series.CsvFormat;
import org.sswim.series.DatePattern;
import org.sswim.series.MissingOptions;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How the cells of a CSV file are written, what counts as missing, and what is done about it. A
 * model remembers what it was fitted with, and commands that read for it do the same unless told
 * otherwise.
 */
final class CellsMixin {
  private static final String POLICY = "missing";
  private static final String VALUES = "missing-value";
  private static final String GAPS = "gaps";
  private static final String INTERVAL = "interval";
  private static final String ZONE = "zone";
  private static final String DATES = "date-format";

  @Option(names = "--missing", paramLabel = "MODE")
  private @Nullable Policy policy;

  @Option(names = "--missing-value", split = ",", paramLabel = "V")
  private @Nullable List<Double> values;

  @Option(names = "--gaps", paramLabel = "MODE")
  private @Nullable Gaps gaps;

  @Option(names = "--separator", paramLabel = "auto|CHAR", defaultValue = Auto.WORD)
  private char separator;

  @Option(names = "--decimal", paramLabel = "auto|.|,", defaultValue = Auto.WORD)
  private char decimal;

  @Mixin private Flags.Dates dates;

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable ZoneId zone;

  /**
   * What is missing.
   *
   * @param model whose own hold where none are given, or null
   */
  MissingOptions missing(@Nullable ForecastModel model) {
    return new MissingOptions(
        policy == null
            ? Objects.requireNonNullElse(
                Remembered.of(model, POLICY, CellsMixin::policy), Policy.FAIL)
            : policy,
        values == null
            ? Objects.requireNonNullElse(
                Remembered.of(model, VALUES, CellsMixin::numbers), List.of())
            : values,
        gaps == null
            ? Objects.requireNonNullElse(Remembered.of(model, GAPS, CellsMixin::gaps), Gaps.KEEP)
            : gaps);
  }

  /**
   * The format.
   *
   * @param model whose zone holds where none is given, or null
   */
  CsvFormat format(@Nullable ForecastModel model) {
    return new CsvFormat(
        separator,
        decimal,
        dates.pattern == null ? Remembered.of(model, DATES, DatePattern::of) : dates.pattern,
        zone == null ? Remembered.of(model, ZONE, ZoneId::of) : zone);
  }

  /** The sampling interval that a model remembers, or null if it does not. */
  static @Nullable SamplingInterval interval(ForecastModel model) {
    return Remembered.of(model, INTERVAL, SamplingInterval::parse);
  }

  /**
   * What a model that is fitted to a series keeps of how it was read, by name, where that is not
   * the usual. Moments depend on the zone that dates were read in.
   */
  Map<String, String> remembered(TimeSeries series) {
    MissingOptions options = missing(null);
    Map<String, String> text = new TreeMap<>();
    if (options.policy() == Policy.MASK
        || !options.values().isEmpty()
        || options.gaps() != Gaps.KEEP) {
      text.put(POLICY, options.policy().label());
      text.put(GAPS, options.gaps().label());
      Timeline timeline = series.timeline();
      if (timeline != null && timeline.hasInterval()) {
        text.put(INTERVAL, timeline.interval().toString());
      }
    }
    if (!options.values().isEmpty()) {
      text.put(
          VALUES, options.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    if (zone != null) {
      text.put(ZONE, zone.getId());
    }
    if (dates.pattern != null) {
      text.put(DATES, dates.pattern.toString());
    }
    return text;
  }

  private static Policy policy(String text) {
    return Converters.constant(text, Policy.class);
  }

  private static Gaps gaps(String text) {
    return Converters.constant(text, Gaps.class);
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split(",", -1)).map(Converters::number).filter(Double::isFinite).toList();
  }
}
