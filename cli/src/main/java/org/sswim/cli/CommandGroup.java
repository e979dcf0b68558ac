package org.sswim.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Commands of a kind of data; by itself it shows which there are. */
abstract class CommandGroup implements Runnable, SubCommand.Parent {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public final Console console() {
    return main.console();
  }

  @Override
  public final void run() {
    spec.commandLine().usage(console().out());
  }
}
