package org.sswim.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.MissingOptions;
import org.sswim.series.MissingOptions.Gaps;
import org.sswim.series.MissingOptions.Policy;
import org.sswim.series.SamplingInterval;
import org.sswim.series.TimeSeries;
import org.sswim.series.Timeline;
import picocli.CommandLine.Option;

/**
 * What counts as missing and what is done about it. A model remembers what it was fitted with, and
 * commands that read for it do the same unless told otherwise.
 */
final class MissingMixin {
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

  /**
   * The options.
   *
   * @param model whose own hold where none are given, or null
   */
  MissingOptions options(@Nullable ForecastModel model) {
    return new MissingOptions(
        policy == null
            ? or(Remembered.of(model, POLICY, MissingMixin::policy), Policy.FAIL)
            : policy,
        values == null
            ? or(Remembered.of(model, VALUES, MissingMixin::numbers), List.of())
            : values,
        gaps == null ? or(Remembered.of(model, GAPS, MissingMixin::gaps), Gaps.KEEP) : gaps);
  }

  /** The sampling interval that a model remembers, or null if it does not. */
  static @Nullable SamplingInterval interval(ForecastModel model) {
    return Remembered.of(model, INTERVAL, SamplingInterval::parse);
  }

  /** The model with what it was fitted with, if that is not what has always been done. */
  ForecastModel remembered(ForecastModel model, TimeSeries series) {
    MissingOptions options = options(null);
    boolean usual =
        options.policy() != Policy.MASK
            && options.values().isEmpty()
            && options.gaps() == Gaps.KEEP;
    if (usual) {
      return model;
    }
    Map<String, String> text = new TreeMap<>();
    text.put(POLICY, options.policy().label());
    text.put(GAPS, options.gaps().label());
    if (!options.values().isEmpty()) {
      text.put(
          VALUES, options.values().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    Timeline timeline = series.timeline();
    if (timeline != null && timeline.hasInterval()) {
      text.put(INTERVAL, timeline.interval().toString());
    }
    return Remembered.in(model, text);
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

  private static <T> T or(@Nullable T found, T usual) {
    return found == null ? usual : found;
  }
}
