package org.sswim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What the commands share. Picocli fills in the fields before it calls. */
abstract class SubCommand implements Callable<Integer>, Console.Owner {
  @ParentCommand private Console.Owner parent;
  @Spec private CommandSpec spec;
  private final Outputs outputs = new Outputs();

  /** Does the work; problems are thrown. */
  abstract void run();

  /** Makes what must be there before files are checked. */
  void prepare() {}

  @Override
  public final Integer call() {
    SettingsMixin.require(spec);
    prepare();
    outputs.take(spec);
    run();
    return 0;
  }

  /** What the user can do about files. */
  final Cures cures() {
    return new Cures(spec);
  }

  /** Shows how the command is used. */
  final void usage() {
    spec.commandLine().usage(console().out());
  }

  /** The command that all others are below. */
  final CommandLine root() {
    return spec.root().commandLine();
  }

  @Override
  public final Console console() {
    return parent.console();
  }

  /** See {@link Console#print}. */
  final void print(Object text) {
    console().print(text);
  }

  /** See {@link Console#println(String, Object...)}. */
  final void println(String message, @Nullable Object... parts) {
    console().println(message, parts);
  }

  /** See {@link Console#tell}. */
  final void tell(String message, @Nullable Object... parts) {
    console().tell(message, parts);
  }

  /** See {@link Console#warn}. */
  final void warn(String message, @Nullable Object... parts) {
    console().warn(message, parts);
  }

  /** A file to write that no option names; it is none of those that options name. */
  final OutputFile checked(OutputFile file) {
    return outputs.checked(file);
  }

  /** The options that were given. */
  final List<OptionSpec> given() {
    return spec.commandLine().getParseResult().matchedOptions();
  }

  /** A mistake in the options, told by a format, or by plain text where there are no parts. */
  final ParameterException mistake(String message, @Nullable Object... parts) {
    return new ParameterException(spec.commandLine(), Console.text(message, parts));
  }

  /** What must hold of options, see {@link Checks}. */
  final Checks that(boolean holds) {
    return Checks.that(holds, text -> new ParameterException(spec.commandLine(), text));
  }

  /** What must not hold. */
  final Checks not(boolean holds) {
    return that(!holds);
  }

  /** What can be made of options; why nothing can is their mistake. */
  final <T> T asked(Supplier<T> made) {
    return asked("", made);
  }

  /** The same, the message behind another text. */
  final <T> T asked(String where, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw mistake(where + e.getMessage());
    }
  }

  /** What comes of work whose progress is shown. */
  final <T> T watched(String task, Function<ConsoleProgress, T> work) {
    try (ConsoleProgress progress = new ConsoleProgress(console(), task)) {
      return work.apply(progress);
    }
  }
}
