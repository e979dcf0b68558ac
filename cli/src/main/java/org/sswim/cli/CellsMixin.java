package org.sswim.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.network.Provenance;
import org.sswim.series.CsvFormat;
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
 * model remembers what it was fitted with, but for marks that are detected anew, and commands that
 * read for it do the same unless told otherwise.
 */
final class CellsMixin {
  private static final String POLICY = "missing";
  private static final String VALUES = "missing-value";
  private static final String GAPS = "gaps";
  private static final String INTERVAL = "interval";

  @Option(names = "--missing", paramLabel = "MODE")
  private @Nullable Policy policy;

  @Option(names = "--missing-value", split = ",", paramLabel = "V")
  private @Nullable List<Double> values;

  @Option(names = "--gaps", paramLabel = "MODE")
  private @Nullable Gaps gaps;

  @Mixin private FormatMixin format;

  /**
   * What is missing.
   *
   * @param model where that came from whose own hold where none are given, or null
   */
  MissingOptions missing(@Nullable Provenance model) {
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
   * @param model where that came from whose own holds where none is given, or null
   */
  CsvFormat format(@Nullable Provenance model) {
    return format.format(model);
  }

  /** The sampling interval that a model remembers, or null if it does not. */
  static @Nullable SamplingInterval interval(ForecastModel model) {
    return Remembered.of(model.provenance(), INTERVAL, SamplingInterval::parse);
  }

  /**
   * What a model that is fitted to a series keeps of how it was read, by name, where that is not
   * the usual. Moments depend on the zone that dates were read in. A stream cannot tell Fridays
   * before Mondays from gaps.
   */
  Map<String, String> remembered(TimeSeries series) {
    MissingOptions options = missing(null);
    Map<String, String> text = new TreeMap<>(format.format(null).kept());
    if (options.policy() != Policy.FAIL
        || !options.values().isEmpty()
        || options.gaps() != Gaps.KEEP) {
      text.put(POLICY, options.policy().label());
      text.put(GAPS, options.gaps().label());
    }
    Timeline timeline = series.timeline();
    if (timeline != null
        && timeline.hasInterval()
        && (text.containsKey(GAPS) || !timeline.interval().even())) {
      text.put(INTERVAL, timeline.interval().toString());
    }
    if (!options.values().isEmpty()) {
      text.put(
          VALUES, options.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
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
