package org.sswim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Commands for outputs that spike. */
@Command(
    name = "spikes",
    customSynopsis = "sswim spikes COMMAND ...",
    description = {
      "Reproduces spike trains: outputs that fire as target trains do.",
      "Files: spikes as CSV (sample, unit, time) or dense trains as .npz."
    },
    footer = {
      "Example:",
      "  ./sswim spikes evaluate",
    },
    subcommands = {SpikesEvaluate.class})
@SuppressWarnings("NullAway.Init")
final class SpikesCommand implements Runnable, SubCommand.Parent {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public Console console() {
    return main.console();
  }

  @Override
  public void run() {
    spec.commandLine().usage(console().out());
  }
}
