package org.sswim.cli;

import org.sswim.forecasters.ValueOptions;
import org.sswim.options.Auto;
import org.sswim.series.ValueTransform;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What is known of the values of a series. */
@InGroup(HelpGroup.VALUES)
@SuppressWarnings("NullAway.Init")
final class ValueMixin {
  private static final String NONE = "none";

  @Option(
      names = "--min",
      paramLabel = "auto|none|X",
      defaultValue = "auto",
      converter = MinConverter.class,
      description = {
        "No forecast and no interval goes below; auto is 0 for channels whose values are at",
        "least 0 and come near it (${DEFAULT-VALUE})."
      })
  private Auto<Double> min;

  @Option(
      names = "--max",
      paramLabel = "none|X",
      defaultValue = NONE,
      converter = MaxConverter.class,
      description = "No forecast and no interval goes above (${DEFAULT-VALUE}).")
  private Auto<Double> max;

  @Option(
      names = "--transform",
      paramLabel = "auto|none|sqrt|log1p",
      defaultValue = Auto.WORD,
      converter = TransformConverter.class,
      description = {
        "Model values of at least 0 as they are, by square roots, or by log(1 + x); auto: as",
        "left-out windows choose (${DEFAULT-VALUE})."
      })
  private Auto<ValueTransform> transform;

  /**
   * The options.
   *
   * @throws IllegalArgumentException if the limits exclude each other
   */
  ValueOptions options() {
    double least = min.or(-ValueOptions.ANY);
    if (!max.isAuto() && !(least < max.value())) {
      throw new IllegalArgumentException(
          "--min must lie below --max; got " + least + " and " + max.value());
    }
    return new ValueOptions(min, max, transform);
  }

  private static double limit(String text, String words) {
    double value = Converters.number(text);
    if (!Double.isFinite(value)) {
      throw Converters.refused("must be " + words + " or a number, such as 0", text);
    }
    return value;
  }

  /** Reads {@code --min}. */
  static final class MinConverter extends Converters.OrAuto<Double> {
    @Override
    Double value(String text) {
      return text.strip().equalsIgnoreCase(NONE)
          ? -ValueOptions.ANY
          : limit(text, Auto.WORD + " or none");
    }
  }

  /** Reads {@code --max}. */
  static final class MaxConverter implements ITypeConverter<Auto<Double>> {
    @Override
    public Auto<Double> convert(String text) {
      return text.strip().equalsIgnoreCase(NONE) ? Auto.auto() : Auto.of(limit(text, NONE));
    }
  }

  /** Reads {@code --transform}. */
  static final class TransformConverter extends Converters.OrAuto<ValueTransform> {
    @Override
    ValueTransform value(String text) {
      return Converters.constant(text, ValueTransform.class, Auto.WORD);
    }
  }
}
