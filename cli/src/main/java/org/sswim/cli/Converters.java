package org.sswim.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.evaluation.Metric;
import org.sswim.experiments.ablation.AblationAxes;
import org.sswim.forecasters.Start;
import org.sswim.options.Auto;
import org.sswim.options.Named;
import org.sswim.options.OptionsJson;
import org.sswim.series.DatePattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are read. Messages hold the value and the bound; picocli adds the option. */
final class Converters {
  private static final int MOST = 1_000_000;

  private Converters() {}

  /** A number of rows, 1 to a million. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) whole(text, 1, MOST);
    }
  }

  /**
   * A value, or {@code auto}: every option that may be left to the data is read by one of these.
   *
   * @param <T> type of the value
   */
  abstract static class OrAuto<T> implements ITypeConverter<Auto<T>> {

    /** Reads what is not {@code auto}; a refusal names that word, too. */
    abstract T value(String text);

    @Override
    public final Auto<T> convert(String text) {
      return text.strip().equalsIgnoreCase(Auto.WORD) ? Auto.auto() : Auto.of(value(text));
    }
  }

  /** A count, or {@code auto}. */
  static final class AutoCount extends OrAuto<Integer> {
    @Override
    Integer value(String text) {
      return (int) whole(text, 1, MOST, Auto.WORD);
    }
  }

  /** Neurons per layer, or {@code auto}. */
  static final class AutoNeurons extends OrAuto<Integer> {
    @Override
    Integer value(String text) {
      return (int) whole(text, 1, Neurons.MOST_NEURONS, Auto.WORD);
    }
  }

  /** Neurons per layer. */
  static final class Neurons implements ITypeConverter<Integer> {
    private static final int MOST_NEURONS = 20_000;

    @Override
    public Integer convert(String text) {
      return (int) whole(text, 1, MOST_NEURONS);
    }
  }

  /** A number of epochs. */
  static final class Epochs implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) whole(text, 1, 100_000);
    }
  }

  /** A number of folds. */
  static final class Folds implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return (int) whole(text, 2, 1000);
    }
  }

  /** A number of seeds. */
  static final class Seeds implements ITypeConverter<Integer> {
    private static final int MOST_SEEDS = 1_000;

    @Override
    public Integer convert(String text) {
      return (int) whole(text, 1, MOST_SEEDS);
    }
  }

  /** A seed: any whole number of 64 bits. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.parseLong(text.strip());
      } catch (NumberFormatException e) {
        throw refused("must be a whole number, such as 7", text);
      }
    }
  }

  /** A number of threads, or {@code auto}. */
  static final class Threads extends OrAuto<Integer> {
    private static final int MOST_THREADS = 256;

    @Override
    Integer value(String text) {
      return (int) whole(text, 1, MOST_THREADS, Auto.WORD);
    }
  }

  /** A share strictly between 0 and 1. */
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      double value = number(text);
      if (!(value > 0 && value < 1)) {
        throw refused("must be a number above 0 and below 1, such as 0.2", text);
      }
      return value;
    }
  }

  /** The value, or NaN if it is no number. */
  static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A whole number within bounds, or else {@code words}. */
  static long whole(String text, long low, long high, String... words) {
    String strip = text.strip();
    long value = low - 1;
    try {
      value = Long.parseLong(strip);
    } catch (NumberFormatException e) {
      // Out of bounds, as the message says.
    }
    if (value < low || value > high) {
      String other = String.join(" or ", words) + (words.length == 0 ? "" : " or ");
      throw refused("must be " + other + "a whole number in " + low + ".." + high, text);
    }
    return value;
  }

  /** Reads values by their types. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Of which type they are is known as it runs.
  static void readTypes(CommandLine line) {
    Stream.concat(
            line.getCommandSpec().options().stream(),
            line.getCommandSpec().positionalParameters().stream())
        .map(arg -> (Class) arg.auxiliaryTypes()[0])
        .distinct()
        .filter(type -> type.isEnum() || reader(type) != null)
        .forEach(type -> line.registerConverter(type, text -> read(text, type)));
    line.getSubcommands().values().forEach(Converters::readTypes);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object read(String text, Class type) {
    Function<String, ?> reader = reader(type);
    if (reader == null) {
      return constant(text, type);
    }
    try {
      return reader.apply(text.strip());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** How values of a type are read; null for one of no own form. Names spare loading classes. */
  private static @Nullable Function<String, ?> reader(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "AxisDefinition" -> AblationAxes::named;
      case "Choice" -> AlgorithmFit.Choice::of;
      case "DatePattern" -> DatePattern::of;
      case "Entry" -> text -> Catalogue.named(Entry.class, "algorithm", text);
      case "Metric" -> text -> named(text, Metric.all());
      case "PathMatcher" -> SequencesMixin::glob;
      case "SplitRule" -> ProtocolMixin::split;
      case "Start" -> Start::named;
      case "ZoneId" -> Converters::zone;
      default -> null;
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw refused("must be a zone such as Europe/Berlin, UTC or +01:00", text);
    }
  }

  /** The constant whose name, in lower case and with hyphens, is the text. */
  static <E extends Enum<E>> E constant(String text, Class<E> type, String... words) {
    for (E value : type.getEnumConstants()) {
      if (OptionsJson.label(value).equalsIgnoreCase(text.strip())) {
        return value;
      }
    }
    String names =
        Stream.concat(
                Arrays.stream(words),
                Arrays.stream(type.getEnumConstants()).map(OptionsJson::label))
            .collect(Collectors.joining(", "));
    throw refused("must be one of " + names, text);
  }

  /** One of an open set, by its name. */
  static <T extends Named> T named(String text, List<T> known) {
    return known.stream()
        .filter(one -> one.label().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "must be %s"
                        .formatted(
                            known.isEmpty()
                                ? "one that a jar on the class path adds; there is none"
                                : "one of "
                                    + known.stream()
                                        .map(Named::label)
                                        .collect(Collectors.joining(", "))),
                    text));
  }

  static TypeConversionException refused(String bound, String text) {
    return new TypeConversionException(bound + "; got '" + text + "'");
  }
}
