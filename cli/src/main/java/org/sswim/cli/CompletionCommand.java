package org.sswim.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    customSynopsis = "sswim completion",
    description = {
      "Prints a script that completes commands, options and their values in bash and zsh.",
      "Source it, or put that line into ~/.bashrc; in zsh after 'autoload -U +X bashcompinit &&",
      "bashcompinit'."
    },
    footer = {"Example:", "  source <(./sswim completion)"})
final class CompletionCommand extends SubCommand {
  @Override
  void run() {
    console().out().print(AutoComplete.bash("sswim", root()));
  }
}
