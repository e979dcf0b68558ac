package org.sswim.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what makes a shell complete commands and options. */
@Command(name = "completion")
final class CompletionCommand extends SubCommand {
  @Override
  void run() {
    console().out().print(AutoComplete.bash("sswim", root()));
  }
}
