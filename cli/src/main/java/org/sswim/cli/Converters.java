package org.sswim.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.Entry;
import org.sswim.evaluation.Metric;
import org.sswim.experiments.ablation.AblationAxes;
import org.sswim.experiments.ablation.AxisDefinition;
import org.sswim.forecasters.Start;
import org.sswim.forecasting.Decimals;
import org.sswim.options.Auto;
import org.sswim.options.Named;
import org.sswim.options.OptionsJson;
import org.sswim.panels.PanelFormat;
import org.sswim.series.DatePattern;
import org.sswim.tables.Marks;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** How option values are read. Messages hold the value and the bound; picocli adds the option. */
final class Converters {
  private static final int MOST = 1_000_000;
  private static final int MOST_NEURONS = 20_000;

  private Converters() {}

  /** The value, or NaN if it is not a number. */
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

  /** Reads values by the names of options, or by their types. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Of which type they are is known as it runs.
  static void readTypes(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    // All of them, so that they stay in their order; groups of commands have but those of Main.
    for (OptionSpec option :
        command.subcommands().isEmpty() ? List.copyOf(command.options()) : List.<OptionSpec>of()) {
      Function<String, ?> reader = reader(option);
      Supplier<List<String>> offered = offered(option);
      OptionSpec.Builder builder = OptionSpec.builder(option);
      if (reader != null) {
        builder.converters(text -> read(text, reader));
      }
      if (offered != null) {
        builder.completionCandidates(() -> offered.get().iterator());
      }
      command.remove(option);
      command.add(builder.build());
    }
    Stream.concat(command.options().stream(), command.positionalParameters().stream())
        .map(arg -> (Class) arg.auxiliaryTypes()[0])
        .distinct()
        .filter(type -> type.isEnum() || reader(type) != null)
        .forEach(type -> line.registerConverter(type, text -> read(text, type)));
    line.getSubcommands().values().forEach(Converters::readTypes);
  }

  /** What a shell and the help offer for an option; null for what its type says. */
  private static @Nullable Supplier<List<String>> offered(OptionSpec option) {
    return switch (option.longestName()) {
      case Models.OPTION -> () -> Models.known(option);
      case SettingsMixin.SET -> SettingsMixin.of(option)::completions;
      case "--algorithm" -> Converters::algorithms;
      case "--axes" -> () -> AblationAxes.all().stream().map(AxisDefinition::name).toList();
      case "--init", "--starts" -> () -> Stream.of(Start.values()).map(Start::label).toList();
      default -> null;
    };
  }

  /** Algorithms, and each with the beginnings of its settings. */
  private static List<String> algorithms() {
    return Catalogue.of(Algorithm.class).stream()
        .flatMap(
            one ->
                Stream.concat(
                    Stream.of(one.name()),
                    one.settings().completions().stream().map(text -> one.name() + ":" + text)))
        .toList();
  }

  /** How values of an option are read; null for one of no own bounds. */
  private static @Nullable Function<String, ?> reader(OptionSpec option) {
    return switch (option.longestName()) {
      case "--neurons" ->
          counted(option, option.paramLabel().startsWith("0") ? 0 : 1, MOST_NEURONS);
      case "--then-train" -> counted(option, 1, 100_000);
      case "--folds" -> counted(option, 2, 1000);
      case "--seeds" -> counted(option, 1, 1000);
      case "--threads" -> counted(option, 1, 256);
      case "--seed" -> Converters::seed;
      case "--bits" -> Converters::bits;
      case "--decide" -> within(Double.MIN_VALUE, 1, "must be a number above 0, at most 1");
      case "--dt" -> within(1e-9, 1e9, "must be a number of seconds in 1e-9..1e9, such as 0.001");
      case "--level" ->
          within(
              1, Math.nextDown(100.0), "must be per cent, at least 1 and below 100, such as 80,95");
      case "--max-loss" -> within(0, 1000, "must be a number of per cent in 0..1000, such as 1");
      case "--missing-value" ->
          within(-Double.MAX_VALUE, Double.MAX_VALUE, "must be numbers, such as 0 or -999");
      case "--format" ->
          text ->
              isAuto(text) ? Auto.auto() : Auto.of(constant(text, PanelFormat.class, Auto.WORD));
      case "--precision" -> Converters::precision;
      case "--separator" -> Marks::separator;
      case "--decimal" -> Marks::decimal;
      case "--port" -> counted(option, 0, 65_535);
      default -> {
        Class<?> type = option.auxiliaryTypes()[0];
        yield type == Auto.class || type == int.class || type == Integer.class
            ? counted(option, 1, MOST)
            : null;
      }
    };
  }

  /** A whole number, or {@code auto} where an option may be left to the data. */
  private static Function<String, ?> counted(OptionSpec option, int low, int high) {
    return option.auxiliaryTypes()[0] == Auto.class
        ? text -> isAuto(text) ? Auto.auto() : Auto.of((int) whole(text, low, high, Auto.WORD))
        : text -> (int) whole(text, low, high);
  }

  private static Function<String, Double> within(double low, double high, String bound) {
    return text -> {
      double value = number(text);
      if (!(value >= low && value <= high)) {
        throw refused(bound, text);
      }
      return value;
    };
  }

  private static boolean isAuto(String text) {
    return text.equalsIgnoreCase(Auto.WORD);
  }

  private static Long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw refused("must be a whole number, such as 7", text);
    }
  }

  private static int bits(String text) {
    if (!text.matches("[234]")) {
      throw refused("must be 2, 3 or 4", text);
    }
    return Integer.parseInt(text);
  }

  private static int precision(String text) {
    return isAuto(text)
        ? Decimals.AUTO
        : text.equalsIgnoreCase("full")
            ? Decimals.FULL
            : (int) whole(text, 0, 15, Auto.WORD, "full");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object read(String text, Class type) {
    Function<String, ?> reader = reader(type);
    return reader == null ? constant(text, type) : read(text, reader);
  }

  private static <T> T read(String text, Function<String, T> reader) {
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
      case "Choice" -> ClassifyFit.Choice::of;
      case "DatePattern" -> DatePattern::of;
      case "Entry" -> text -> Catalogue.named(Entry.class, "algorithm", text);
      case "Metric" -> text -> named(text, Metric.all());
      case "PathMatcher" -> SequencesMixin::glob;
      case "SplitRule" -> SplitCommand::split;
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
