package org.sswim.cli;

import org.sswim.checks.Checks;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Options that several commands have. They speak and refuse as the command that has them. */
abstract class SharedOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** The command that has these options, though within others. */
  final SubCommand command() {
    return spec.commandLine().getCommand();
  }

  final Checks not(boolean holds) {
    return command().not(holds);
  }
}
