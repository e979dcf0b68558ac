package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.OtherFile;
import org.sswim.checks.Checks;
import org.sswim.report.Report;
import org.sswim.sequences.IdxFile;
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

  /** Does the work and tells what it found, if that is a report; problems are thrown. */
  abstract @Nullable Report run();

  /** Makes what must be there before files are checked. */
  void prepare() {}

  /** Prints what was found, and writes it to the files that options name. */
  @Override
  public final Integer call() {
    Report found = found();
    if (found != null) {
      print(found.text());
      write("--json", found::json);
      write("--report", found::html);
      write("--svg", found::svg);
    }
    return 0;
  }

  /** What is found, neither printed nor written. */
  final @Nullable Report found() {
    SettingsMixin.require(spec);
    prepare();
    outputs.take(spec);
    return run();
  }

  private void write(String option, Supplier<?> content) {
    OptionSpec named = spec.findOption(option);
    Path path = named == null ? null : named.getValue();
    if (path == null) {
      return;
    }
    String text = String.valueOf(content.get());
    try {
      new OutputFile(option, path).write(text);
    } catch (UnusableFileException e) {
      OptionSpec model = spec.findOption("--model");
      throw model == null
          ? e
          : new UnusableFileException(
              e.getMessage() + "; the model is saved in " + model.<Path>getValue(), e);
    }
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

  /** The same of a file of sequences, which is refused where these do not suit. */
  final <T> T watched(Path file, String task, Function<ConsoleProgress, T> work) {
    return SequencesMixin.suited(file, () -> watched(task, work));
  }

  /** The files that a command writes: none is one that it reads, or writes otherwise. */
  static final class Outputs {
    /** Options of texts, which may go to a device. */
    private static final Set<String> TEXTS =
        Set.of("--json", "--report", "--svg", "--out", "--data-only");

    /** Options of files that are replaced as a whole. */
    private static final Set<String> WHOLE =
        Set.of(
            "--model",
            "--save",
            "--resume",
            "--checkpoint",
            "--npz",
            "--int8",
            "--bits-model",
            "--nir",
            "--onnx");

    private static final Set<String> FOLDERS = Set.of("DIR", "FOLDER");

    private final List<Taken> taken = new ArrayList<>();

    /** A file that must stay as it is. */
    private record Taken(Path path, String role) {}

    /** Takes the files that were given: inputs as they are, outputs if they can be written. */
    void take(CommandSpec command) {
      command.positionalParameters().forEach(p -> keep(p.getValue(), "the " + p.paramLabel()));
      List<OptionSpec> options = command.options();
      for (OptionSpec option : options) {
        if (!written(option)) {
          keep(option.getValue(), option.longestName());
          option.stringValues().stream()
              .flatMap(OtherFile::paths)
              .forEach(path -> keep(path, option.longestName()));
        }
      }
      for (OptionSpec option : options) {
        if (written(option) && option.getValue() instanceof Path path) {
          String name = option.longestName();
          checked(
              TEXTS.contains(name) ? OutputFile.text(name, path) : OutputFile.regular(name, path));
        }
      }
    }

    private static boolean written(OptionSpec option) {
      String name = option.longestName();
      return (TEXTS.contains(name) || WHOLE.contains(name))
          && !FOLDERS.contains(option.paramLabel());
    }

    private void keep(@Nullable Object value, String role) {
      if (value instanceof List<?> all) {
        all.forEach(one -> keep(one, role));
      } else if (value instanceof Path path) {
        taken.add(new Taken(path, role));
        Path labels = IdxFile.labelsBeside(path);
        if (labels != null) {
          taken.add(new Taken(labels, "the labels of its images"));
        }
      }
    }

    /** A file to write that is none of those taken; it is taken, too. */
    OutputFile checked(OutputFile file) {
      taken.forEach(other -> file.distinctFrom(other.path, other.role));
      taken.add(new Taken(file.path(), file.option()));
      return file;
    }
  }
}
