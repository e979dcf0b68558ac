package org.sswim.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.OtherFile;
import org.sswim.forecasting.ChannelMode;
import org.sswim.model.InvalidModelException;
import org.sswim.series.DateForms;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.stored.Resources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the user of a command can do about a series that cannot be used. The library says what is
 * wrong; this says which option or edit of the file mends it.
 *
 * @param command the command, after its options were read
 */
record Cures(CommandSpec command) {
  private static final Properties TEXTS = Resources.properties(Cures.class, "cures.properties");

  private static final String PANEL = "panel.";
  private static final String MODEL = ".sswim";

  /** A condition, words, and a part that is made. */
  private static final Pattern STEP = Pattern.compile("(?:\\[([^]]+)] )?([^{]*)(?:\\{([^}]+)})?");

  /** A number with a sign of percent or currency. */
  private static final Pattern SIGNED = Pattern.compile("(?=.*\\d)(?=.*[%(\\p{Sc}])\\P{L}+");

  /** The options that name columns. */
  private static final List<String> NAMING =
      List.of("--date-column", "--columns", "--inputs", "--known", "--exclude");

  /** The problem with its cure, if there is one. */
  InvalidDataException cured(InvalidDataException e) {
    String cure = cure(e.fault());
    String message = file(e) + e.getMessage() + (cure.isEmpty() ? "" : "; " + cure);
    return new InvalidDataException(e.fault(), message, e);
  }

  /** The file that was read, where the message does not begin with one. */
  private String file(InvalidDataException e) {
    List<String> files =
        Stream.concat(
                command.positionalParameters().stream()
                    .filter(p -> p.paramLabel().equals("FILE"))
                    .flatMap(p -> p.stringValues().stream()),
                values("--data"))
            .toList();
    String message = String.valueOf(e.getMessage());
    boolean named =
        e.fault().source() != null
            || message.startsWith(InputFiles.STANDARD)
            || files.stream().anyMatch(message::startsWith);
    if (files.isEmpty() || named) {
      return "";
    }
    return files.get(0) + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more") + ": ";
  }

  /** The problem of a model, or that the data stand in its place. */
  InvalidModelException cured(InvalidModelException e) {
    List<String> given =
        command.positionalParameters().stream().flatMap(p -> p.stringValues().stream()).toList();
    boolean swapped =
        given.size() > 1 && !given.get(0).endsWith(MODEL) && given.get(1).endsWith(MODEL);
    return swapped
        ? ofModel(e, given.get(0) + ": is not a model; give " + given.get(1) + " first")
        : ofModel(e);
  }

  /** The problem of a model with its cure. */
  InvalidModelException ofModel(InvalidModelException e) {
    String cure = cure(e.fault());
    return cure.isEmpty() ? e : ofModel(e, e.getMessage() + "; " + cure);
  }

  private static InvalidModelException ofModel(InvalidModelException e, String message) {
    return new InvalidModelException(e.fault().problem(), message, e);
  }

  /** What mends a panel, by the first words of the problem that tell most; empty if none do. */
  static String ofPanel(String problem) {
    return TEXTS.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PANEL))
        .map(name -> name.substring(PANEL.length()))
        .filter(problem::contains)
        .min(
            Comparator.<String>comparingInt(problem::indexOf)
                .thenComparing(Comparator.comparingInt(String::length).reversed()))
        .map(words -> "; " + TEXTS.getProperty(PANEL + words))
        .orElse("");
  }

  /** The steps that apply in a row, the last behind "or". */
  private String cure(Fault fault) {
    List<String> some =
        Stream.of(TEXTS.getProperty(fault.problem().name()).split(" \\| "))
            .map(text -> step(text, fault))
            .filter(Objects::nonNull)
            .toList();
    int last = Math.max(0, some.size() - 1);
    String first = String.join(", ", some.subList(0, last));
    return first + (last > 0 ? ", or " : "") + String.join("", some.subList(last, some.size()));
  }

  /** A step; null if its condition does not hold, or a part of it is nothing. */
  private @Nullable String step(String text, Fault fault) {
    Matcher step = STEP.matcher(text);
    if (!step.matches()) {
      throw new IllegalStateException("cures.properties: " + text);
    }
    String condition = step.group(1);
    if (condition != null && !Stream.of(condition.split(" & ")).allMatch(c -> holds(c, fault))) {
      return null;
    }
    if (step.group(3) == null) {
      return step.group(2);
    }
    String part = part(step.group(3), fault);
    return part == null ? null : step.group(2) + part;
  }

  private boolean holds(String condition, Fault fault) {
    if (condition.startsWith("no ")) {
      return !holds(condition.substring(3), fault);
    }
    if (condition.startsWith("knows ")) {
      return command.findOption(condition.substring(6)) != null;
    }
    return switch (condition) {
      case "model" -> ofModel();
      case "joint" -> joint();
      case "value" -> !"".equals(fault.value());
      // It may be one of the texts of a column.
      case "none" -> "none".equalsIgnoreCase(fault.value());
      case "named", "setting" -> part(condition, fault) != null;
      default -> values(condition).findAny().isPresent();
    };
  }

  /** A part of a step, made of the fault; null for nothing. */
  private @Nullable String part(String name, Fault fault) {
    return switch (name) {
      case "blank names" -> String.join(" and ", holders(String::isBlank));
      case "named" -> and(holders(named(String.valueOf(fault.value()))));
      case "setting" -> setting(String.valueOf(fault.value()));
      case "name once" -> nameOnce(fault);
      case "guess" -> dateOptions(String.valueOf(fault.value()));
      case "bare" ->
          SIGNED.matcher(String.valueOf(fault.value())).matches()
              ? "write bare numbers, without signs or separators of thousands"
              : null;
      case "leave other" -> "leave " + OtherFile.NAME + ":" + fault.source() + " out of --models";
      case "header" ->
          fault.line() == 1 ? "say --header yes if line 1 holds the names of the columns" : null;
      case "cells" ->
          cutShort(fault)
              ? "it may be cut short: give every row as many"
              : Integer.valueOf(1).equals(fault.bound())
                  ? "delete what stands above the names of the columns"
                  : "give every row as many, and quote cells that hold a separator";
      case "target" -> target(fault);
      case "leave out" -> leaveOut(fault);
      case "leave dates out" -> holds("--date-column", fault) ? null : exclude(fault);
      case "like fitted" ->
          ofModel() ? "the model reads it: give a file like the one of its fit" : null;
      default -> throw new IllegalStateException("cures.properties: {" + name + "}");
    };
  }

  /** Whether a row has fewer cells than it should. */
  private static boolean cutShort(Fault fault) {
    Number bound = fault.bound();
    String cells = fault.value();
    return bound != null && cells != null && Long.parseLong(cells) < bound.longValue();
  }

  /** The setting of which a message tells. */
  private @Nullable String setting(String message) {
    return values("--set")
        .map(typed -> typed.split("=", 2)[0])
        .filter(message::contains)
        .findFirst()
        .orElse(null);
  }

  private String nameOnce(Fault fault) {
    Predicate<String> named = named(fault.columns().get(0));
    List<String> options = holders(named);
    if (options.size() != 1) {
      return options.isEmpty() ? "name it once" : "name it in one of " + and(options);
    }
    boolean twice = options.stream().flatMap(this::values).filter(named).count() > 1;
    return twice
        ? "name it once in " + and(options)
        : "the model reads it: take it out of " + and(options);
  }

  /** To name what is forecast, where others are taken, too; text can only be an input. */
  private @Nullable String target(Fault fault) {
    return fault.line() == 1
            || fault.columns().isEmpty()
            || ofModel()
            || values("--target").findAny().isPresent()
            || command.findOption("--target") == null
        ? null
        : "name what to forecast with --target";
  }

  /** To read all but the columns at fault, unless a model reads them or none would be left. */
  private @Nullable String leaveOut(Fault fault) {
    if (ofModel() || fault.columns().isEmpty()) {
      return null;
    }
    List<String> options =
        holders(typed -> fault.columns().stream().anyMatch(column -> named(column).test(typed)));
    return options.isEmpty() ? exclude(fault) : "take it out of " + and(options);
  }

  private @Nullable String exclude(Fault fault) {
    if (command.findOption("--exclude") == null) {
      return null;
    }
    String list = String.join(",", fault.columns());
    boolean plain =
        list.chars().allMatch(c -> Character.isLetterOrDigit(c) || ",._-".indexOf(c) >= 0);
    return (fault.columns().size() == 1 ? "leave the column" : "leave the columns")
        + " out with --exclude "
        + (plain ? list : "\"" + list + "\"");
  }

  /** Whether the command reads a series for a model, whose channels it cannot leave out. */
  private boolean ofModel() {
    return command.positionalParameters().stream().anyMatch(p -> p.paramLabel().equals("MODEL"));
  }

  private boolean joint() {
    OptionSpec option = command.findOption("--channels");
    return option != null && option.getValue() == ChannelMode.JOINT;
  }

  /** The options that name columns and were given one such name. */
  private List<String> holders(Predicate<String> name) {
    return NAMING.stream()
        .filter(option -> values(option).anyMatch(name))
        .map(this::asTyped)
        .toList();
  }

  /** A column by its name, or by its position where the file gives no names. */
  private static Predicate<String> named(String column) {
    String name = column.strip();
    return typed -> typed.equals(name) || ("column" + typed).equals(name);
  }

  /** An option by the one of its names that was used. */
  private String asTyped(String option) {
    List<String> arguments = command.commandLine().getParseResult().originalArgs();
    return Stream.of(command.findOption(option).names())
        .filter(name -> arguments.stream().anyMatch(typed -> typed.split("=", 2)[0].equals(name)))
        .findFirst()
        .orElse(option);
  }

  private Stream<String> values(String option) {
    OptionSpec spec = command.findOption(option);
    return spec == null ? Stream.of() : spec.stringValues().stream().map(String::strip);
  }

  private static @Nullable String and(List<String> options) {
    return options.isEmpty() ? null : String.join(" and ", options);
  }

  /** What {@code --date-format} may be for a date; both where days may be months. */
  static String dateOptions(String text) {
    List<String> brief = DateForms.brief(text);
    List<String> patterns = brief.isEmpty() ? DateForms.of(text) : brief;
    return patterns.isEmpty()
        ? "--date-format, such as dd.MM.yyyy"
        : patterns.stream().map(Cures::quoted).collect(Collectors.joining(" or "));
  }

  private static String quoted(String pattern) {
    return "--date-format " + (pattern.matches("\\S*") ? pattern : '"' + pattern + '"');
  }
}
