package org.sswim.cli;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.sswim.stored.Resources;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options and parameters of a command, as its help shows them. */
record OptionList(CommandSpec command) {
  private static final Properties TEXTS = Resources.properties(OptionList.class, "help.properties");

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
    return HelpGroup.valueOf(said(arg)[0].replace("*", "").toUpperCase(Locale.ROOT));
  }

  /** Whether an option stands on the first page, as all do without which nothing goes. */
  static boolean basic(ArgSpec arg) {
    return arg.required() || arg.isPositional() || said(arg)[0].endsWith("*");
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
    String usual = String.valueOf(arg.defaultValueString(true));
    String text = said(arg)[1].strip().replace("${DEFAULT-VALUE}", usual);
    return arg.completionCandidates() == null
        ? text
        : text.replace("${COMPLETION-CANDIDATES}", String.join(", ", arg.completionCandidates()));
  }

  /** Its group, with a star if it stands on the first page, and what it does. */
  private static String[] said(ArgSpec arg) {
    String name = arg instanceof OptionSpec option ? option.names()[0] : arg.paramLabel();
    return text(arg.command(), name).split(":", 2);
  }

  private static boolean standard(ArgSpec arg) {
    return arg instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  /**
   * What is said in a command, else in the one above it, else in all; empty if nothing is.
   *
   * @param name of an option or a file, or {@code usage}, {@code about}, {@code example}
   */
  static String text(CommandSpec command, String name) {
    String path = command.qualifiedName(".").replaceFirst("^sswim\\.?", "");
    while (!path.isEmpty()) {
      String own = TEXTS.getProperty(path + "." + name);
      if (own != null) {
        return own;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
    return TEXTS.getProperty(name, "");
  }
}
