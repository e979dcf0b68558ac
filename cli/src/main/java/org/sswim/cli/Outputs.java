package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a command writes: none is one that it reads, or writes otherwise. */
final class Outputs {
  private final List<Taken> taken = new ArrayList<>();

  /** A file that must stay as it is. */
  private record Taken(Path path, String role) {}

  /** Keeps a file, if there is one, from what is written. */
  Outputs keep(@Nullable Path path, String role) {
    if (path != null) {
      taken.add(new Taken(path, role));
    }
    return this;
  }

  /** A text file; null of no path. */
  @Nullable OutputFile text(String option, @Nullable Path path) {
    return path == null ? null : checked(OutputFile.text(option, path), option);
  }

  /** A file that is replaced as a whole. */
  OutputFile regular(String option, Path path) {
    return checked(OutputFile.regular(option, path), option);
  }

  private OutputFile checked(OutputFile file, String role) {
    taken.forEach(other -> file.distinctFrom(other.path, other.role));
    keep(file.path(), role);
    return file;
  }
}
