package org.sswim.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints what makes a shell complete commands and options. */
@Command(name = "completion")
final class CompletionCommand extends SubCommand {
  @Override
  void run() {
    offerSettings(root());
    console().out().print(AutoComplete.bash("sswim", root()));
  }

  /** Lets {@code --set} be completed by what a command has to set. */
  private static void offerSettings(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    OptionSpec set = command.findOption(SettingsMixin.SET);
    if (set != null) {
      command.remove(set);
      command.add(
          OptionSpec.builder(set)
              .completionCandidates(SettingsMixin.of(set).completions())
              .build());
    }
    line.getSubcommands().values().forEach(CompletionCommand::offerSettings);
  }
}
