package org.sswim.cli;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options and parameters of a command, as its help shows them. */
record OptionList(CommandSpec command) {

  /** All that are not hidden, but for those of every command, by group; required ones first. */
  Map<HelpGroup, List<ArgSpec>> byGroup() {
    Map<HelpGroup, List<ArgSpec>> groups = new EnumMap<>(HelpGroup.class);
    for (HelpGroup group : HelpGroup.values()) {
      List<ArgSpec> args =
          Stream.concat(
                  command.positionalParameters().stream(),
                  command.options().stream().sorted(Comparator.comparing(o -> !o.required())))
              .filter(arg -> !arg.hidden() && !standard(arg) && group(arg) == group)
              .toList();
      if (!args.isEmpty()) {
        groups.put(group, args);
      }
    }
    return groups;
  }

  /** The group of an option. */
  static HelpGroup group(ArgSpec arg) {
    Field field = field(arg);
    InGroup own = field == null ? null : field.getAnnotation(InGroup.class);
    if (own == null && field != null) {
      own = field.getDeclaringClass().getAnnotation(InGroup.class);
    }
    return own == null ? HelpGroup.TASK : own.value();
  }

  /** Whether an option stands on the first page, as all do without which nothing goes. */
  static boolean basic(ArgSpec arg) {
    Field field = field(arg);
    return arg.required()
        || arg.isPositional()
        || (field != null && field.isAnnotationPresent(Basic.class));
  }

  /**
   * How an option is written: {@code --level PCT[,...]}.
   *
   * @param all whether by all of its names
   */
  static String term(ArgSpec arg, boolean all) {
    if (arg instanceof PositionalParamSpec) {
      return arg.paramLabel();
    }
    OptionSpec option = (OptionSpec) arg;
    String names = all ? String.join(", ", option.names()) : option.names()[0];
    if (option.arity().max() == 0) {
      return names;
    }
    boolean list = !option.splitRegex().isEmpty() && !option.paramLabel().contains("[,");
    return names + " " + option.paramLabel() + (list ? "[,...]" : "");
  }

  /** What an option does, on one line. */
  static String description(ArgSpec arg) {
    return String.join(" ", arg.description()).strip().replaceAll(" +", " ");
  }

  private static boolean standard(ArgSpec arg) {
    return arg instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private static @Nullable Field field(ArgSpec arg) {
    return arg.userObject() instanceof Field field ? field : null;
  }
}
