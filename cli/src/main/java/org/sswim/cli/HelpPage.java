package org.sswim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Settings;
import org.sswim.report.Figures;
import org.sswim.report.Report;
import org.sswim.stored.Resources;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The help of a command. Where all of its options make more than a screen, the first page shows
 * those that matter most.
 */
final class HelpPage {
  /** Longest line. */
  static final int WIDTH = 100;

  /** Most lines of a page that needs no other. */
  static final int LINES = 40;

  private static final int INDENT = 2;
  private static final int TERMS = 28;
  private static final int NAMES = 18;

  private final CommandSpec command;
  private final List<String> lines = new ArrayList<>();

  private HelpPage(CommandSpec command) {
    this.command = command;
  }

  /**
   * The text.
   *
   * @param all whether every option is wanted, however many there are
   */
  static String of(CommandSpec command, boolean all) {
    List<String> whole = new HelpPage(command).lines(true, false);
    boolean fits = whole.size() <= LINES;
    List<String> shown = all || fits ? whole : new HelpPage(command).lines(false, true);
    return String.join("\n", shown) + "\n";
  }

  /** What {@code --set} of a command sets: path, default, what it decides, what it may be. */
  static String settings(CommandSpec command) {
    HelpPage page = new HelpPage(command);
    Settings settings = SettingsMixin.of(command);
    String name = command.qualifiedName();
    page.lines.add(
        settings.all().isEmpty()
            ? name + " has no settings."
            : "Settings of " + name + ", for --set PATH=VALUE, with their defaults:");
    page.lines.add("");
    for (Settings.Setting setting : settings.all()) {
      String about = setting.about().isEmpty() ? "" : setting.about() + " ";
      page.wrap(
          settings.path(setting) + "=" + setting.text(),
          TERMS,
          about + "[" + setting.allowed() + "]");
    }
    return String.join("\n", page.lines) + "\n";
  }

  private List<String> lines(boolean all, boolean first) {
    String usage =
        OptionList.text(command, "usage").lines().findFirst().orElse("sswim COMMAND [OPTIONS]");
    lines.add("Usage: " + usage);
    lines.add("");
    OptionList.text(command, "about").lines().forEach(text -> wrap("", 0, text));
    commands();
    int count = options(all);
    lines.add("");
    if (first && count > 0) {
      lines.add("All " + count + " options: " + command.qualifiedName() + " --help-all");
      lines.add("");
    }
    if (command.parent() == null) {
      OptionList.text(command, "footer").lines().forEach(lines::add);
    } else {
      lines.add("Example:");
      OptionList.text(command, "example").lines().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private int options(boolean all) {
    int count = 0;
    for (Map.Entry<Group, List<ArgSpec>> group : new OptionList(command).byGroup().entrySet()) {
      count += (int) group.getValue().stream().filter(ArgSpec::isOption).count();
      List<ArgSpec> shown =
          group.getValue().stream().filter(arg -> all || OptionList.basic(arg)).toList();
      if (!shown.isEmpty()) {
        lines.add("");
        if (!group.getKey().heading().isEmpty()) {
          lines.add(group.getKey().heading() + ":");
        }
        shown.forEach(arg -> wrap(OptionList.term(arg, all), TERMS, description(arg, all)));
      }
    }
    return count;
  }

  /** All that is said of an option, or what comes before the first semicolon or full stop. */
  private static String description(ArgSpec arg, boolean all) {
    String whole = OptionList.description(arg);
    return all ? whole : whole.split("[;.] ", 2)[0].replaceFirst("\\.?$", ".");
  }

  /** The commands below this one, the top ones by what they are for. */
  private void commands() {
    Map<String, CommandLine> below = command.subcommands();
    if (below.isEmpty()) {
      return;
    }
    if (command.parent() == null) {
      Main.GROUPS.forEach(
          (heading, types) -> commands(heading, types.stream().map(Main::name).toList(), below));
    } else {
      commands("Commands", List.copyOf(below.keySet()), below);
    }
  }

  private void commands(String heading, List<String> names, Map<String, CommandLine> below) {
    lines.add("");
    lines.add(heading + ":");
    for (String name : names) {
      wrap(name, NAMES, purpose(Objects.requireNonNull(below.get(name), name).getCommandSpec()));
    }
  }

  /** The first sentence on what a command does. */
  static String purpose(CommandSpec command) {
    String said = OptionList.text(command, "about").lines().findFirst().orElse("");
    int end = said.indexOf(". ");
    return end < 0 ? said : said.substring(0, end + 1);
  }

  /** Adds a term and, right of a column, what is said of it; column 0 for a text alone. */
  private void wrap(String term, int column, String text) {
    String start = column == 0 ? "" : " ".repeat(INDENT) + term;
    if (column > 0 && start.length() >= column) {
      lines.add(start);
      start = "";
    }
    // Long lists without blanks break behind commas.
    String words = text.replaceAll(",(?=\\S{" + (WIDTH - column) / 2 + "})", ", ");
    for (String line : Figures.wrapped(words, WIDTH - column)) {
      lines.add(start + " ".repeat(column - start.length()) + line);
      start = "";
    }
  }

  /** The options and parameters of a command, as its help shows them. */
  record OptionList(CommandSpec command) {
    private static final Properties TEXTS =
        Resources.properties(OptionList.class, "help.properties");

    /** All that are not hidden, but for those of every command, by group; required ones first. */
    Map<Group, List<ArgSpec>> byGroup() {
      Map<Group, List<ArgSpec>> groups = new EnumMap<>(Group.class);
      for (Group group : Group.values()) {
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
    static Group group(ArgSpec arg) {
      return Group.valueOf(said(arg)[0].replace("*", "").toUpperCase(Locale.ROOT));
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

  /** The groups of options in a help, in the order in which they are shown. */
  enum Group {
    /** What a command is about: files, models, what is wanted. */
    TASK(""),
    /** What is compared, and by which measure. */
    SCORES("Comparison"),
    /** Which columns are forecast, and which help. */
    COLUMNS("Columns"),
    /** How cells are written, and what is missing. */
    FILES("How files are read"),
    /** The network and its inputs. */
    NETWORK("Network and training"),
    /** What is written and told. */
    OUTPUT("Output");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    /** The heading; empty for what needs none. */
    String heading() {
      return heading;
    }
  }

  /** Shows the help of a command. */
  @Command(name = "help")
  static final class Help extends SubCommand {
    @Parameters(arity = "0..*", paramLabel = "COMMAND")
    private List<String> words = List.of();

    @Option(names = "--all")
    private boolean all;

    @Override
    @Nullable Report run() {
      CommandLine command = root();
      for (String word : words) {
        CommandLine below = command.getSubcommands().get(word);
        if (below == null) {
          throw new CommandLine.ParameterException(
              command, ErrorHandling.noSuchCommand(command, word));
        }
        command = below;
      }
      print(HelpPage.of(command.getCommandSpec(), all));
      return null;
    }
  }

  /** Prints what makes a shell complete commands and options. */
  @Command(name = "completion")
  static final class Completion extends SubCommand {
    @Override
    @Nullable Report run() {
      console().out().print(AutoComplete.bash("sswim", root()));
      return null;
    }
  }
}
