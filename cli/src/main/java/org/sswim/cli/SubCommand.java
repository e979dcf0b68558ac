package org.sswim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands share. Picocli fills in the fields before it calls. */
abstract class SubCommand implements Callable<Integer> {
  @ParentCommand private Parent parent;
  @Spec private CommandSpec spec;

  /** What commands belong to. */
  interface Parent {
    /** Where they read and print. */
    Console console();
  }

  /** Does the work; problems are thrown. */
  abstract void run();

  @Override
  public final Integer call() {
    SettingsMixin.require(spec);
    run();
    return 0;
  }

  /** The command that all others are below. */
  final CommandLine root() {
    return spec.root().commandLine();
  }

  final Console console() {
    return parent.console();
  }

  /** The options that were given. */
  final List<OptionSpec> given() {
    return spec.commandLine().getParseResult().matchedOptions();
  }

  /** A mistake in the options. */
  final ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
