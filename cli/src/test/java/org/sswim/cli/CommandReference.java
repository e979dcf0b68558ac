package org.sswim.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command with its options as Markdown, from what {@code --help} is made of. */
final class CommandReference {
  private final StringBuilder text = new StringBuilder();

  private CommandReference() {}

  /** The reference of a command's subcommands. */
  static String of(CommandLine root) {
    CommandReference reference = new CommandReference();
    Map<String, CommandLine> commands = root.getSubcommands();
    reference.line("# Commands").line("");
    reference.line(
        "What `--help` shows, for all commands. Each takes `-h`, `--help`, and `-V`, `--version`, too.");
    reference.line("").line("| command | does |").line("|---|---|");
    Map<String, CommandLine> all = all(commands);
    all.forEach(
        (name, command) ->
            reference.row("[" + name + "](#" + name.replace(' ', '-') + ")", purpose(command)));
    all.forEach((name, command) -> reference.section(name, command.getCommandSpec()));
    return reference.text.toString();
  }

  /** Commands and, behind each, those below it, by the words that call them. */
  static Map<String, CommandLine> all(Map<String, CommandLine> commands) {
    Map<String, CommandLine> all = new LinkedHashMap<>();
    commands.forEach(
        (name, command) -> {
          all.put(name, command);
          command.getSubcommands().forEach((own, below) -> all.put(name + " " + own, below));
        });
    return all;
  }

  private void section(String name, CommandSpec spec) {
    UsageMessageSpec usage = spec.usageMessage();
    line("").line("## " + name).line("");
    line((joined(usage.header()) + " " + joined(usage.description())).strip());
    block(List.of(usage.customSynopsis()));
    table(null, own(spec));
    groups(spec).forEach((group, options) -> table(group.heading(), options));
    List<String> footer = Stream.of(usage.footer()).map(String::strip).toList();
    int example = footer.indexOf("Example:");
    if (example < 0) {
      throw new IllegalStateException(name + " has no example in its footer");
    }
    line("").line("Example:");
    block(footer.subList(example + 1, footer.size()));
  }

  private static String purpose(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    String said = joined(usage.header().length > 0 ? usage.header() : usage.description());
    int end = said.indexOf(". ");
    return end < 0 ? said : said.substring(0, end + 1);
  }

  private static List<ArgSpec> own(CommandSpec spec) {
    return spec.args().stream().filter(arg -> arg.group() == null && !standard(arg)).toList();
  }

  private static Map<ArgGroupSpec, List<ArgSpec>> groups(CommandSpec spec) {
    return spec.args().stream()
        .filter(arg -> arg.group() != null)
        .collect(Collectors.groupingBy(ArgSpec::group, LinkedHashMap::new, Collectors.toList()));
  }

  private static boolean standard(ArgSpec arg) {
    return arg instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private void table(@Nullable String heading, List<ArgSpec> args) {
    if (args.isEmpty()) {
      return;
    }
    line("");
    if (heading != null) {
      line(heading.replace("%n", "").strip()).line("");
    }
    line("| | |").line("|---|---|");
    for (ArgSpec arg : args) {
      row("`" + term(arg) + "`", joined(arg.description()));
    }
  }

  private static String term(ArgSpec arg) {
    if (arg instanceof PositionalParamSpec) {
      return arg.paramLabel();
    }
    OptionSpec option = (OptionSpec) arg;
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    boolean list = !option.splitRegex().isEmpty() && !option.paramLabel().contains("[,");
    return names + " " + option.paramLabel() + (list ? "[,...]" : "");
  }

  private void row(String left, String right) {
    line("| " + left.replace("|", "\\|") + " | " + right.replace("|", "\\|") + " |");
  }

  private void block(List<String> lines) {
    line("").line("```text");
    lines.forEach(this::line);
    line("```");
  }

  private static String joined(String[] lines) {
    return String.join(" ", lines).strip().replaceAll(" +", " ");
  }

  private CommandReference line(String line) {
    text.append(line).append('\n');
    return this;
  }
}
