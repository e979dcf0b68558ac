package org.sswim.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

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
        "What `--help-all` shows, for all commands; `--help` of those with many options shows the ones"
            + " that matter most. Each takes `-h`, `--help`, `--help-all`, and `-V`, `--version`, too.");
    reference.line("").line("| command | does |").line("|---|---|");
    Map<String, CommandLine> all = all(commands);
    all.forEach(
        (name, command) ->
            reference.row(
                "[" + name + "](#" + name.replace(' ', '-') + ")",
                HelpPage.purpose(command.getCommandSpec())));
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
    line("").line("## " + name).line("");
    line(HelpPage.OptionList.text(spec, "about").replace("\n", " "));
    block(HelpPage.OptionList.text(spec, "usage").lines().toList());
    new HelpPage.OptionList(spec)
        .byGroup()
        .forEach((group, options) -> table(group.heading(), options));
    List<String> example =
        HelpPage.OptionList.text(spec, "example").lines().map(String::strip).toList();
    if (example.isEmpty()) {
      throw new IllegalStateException(name + " has no example");
    }
    line("").line("Example:");
    block(example);
  }

  private void table(String heading, List<ArgSpec> args) {
    line("");
    if (!heading.isEmpty()) {
      line(heading + ":").line("");
    }
    line("| | |").line("|---|---|");
    for (ArgSpec arg : args) {
      row("`" + HelpPage.OptionList.term(arg, true) + "`", HelpPage.OptionList.description(arg));
    }
  }

  private void row(String left, String right) {
    line("| " + left.replace("|", "\\|") + " | " + right.replace("|", "\\|") + " |");
  }

  private void block(List<String> lines) {
    line("").line("```text");
    lines.forEach(this::line);
    line("```");
  }

  private CommandReference line(String line) {
    text.append(line).append('\n');
    return this;
  }
}
