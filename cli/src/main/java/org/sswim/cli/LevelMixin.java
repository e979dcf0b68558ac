package org.sswim.cli;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which prediction intervals are wanted. */
@SuppressWarnings("NullAway.Init")
final class LevelMixin {
  @Basic
  @Option(
      names = "--level",
      split = ",",
      paramLabel = "PCT",
      converter = LevelConverter.class,
      description = {
        "Prediction intervals of so many per cent, such as 80,95; conformal, calibrated on the",
        "validation windows."
      })
  private List<Double> levels = List.of();

  /** Rising, each once; none if none are wanted. */
  List<Double> levels() {
    return levels.stream().sorted().distinct().toList();
  }

  /** Reads one of {@code --level}. */
  static final class LevelConverter implements ITypeConverter<Double> {
    private static final double ALL = 100;

    @Override
    public Double convert(String text) {
      double value = Converters.number(text);
      if (!(value > 0 && value < ALL)) {
        throw Converters.refused("must be per cent above 0 and below 100, such as 80,95", text);
      }
      return value;
    }
  }
}
