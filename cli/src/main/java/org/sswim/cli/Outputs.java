package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.sequences.IdxFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The files that a command writes: none is one that it reads, or writes otherwise. */
final class Outputs {
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
    return (TEXTS.contains(name) || WHOLE.contains(name)) && !FOLDERS.contains(option.paramLabel());
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
