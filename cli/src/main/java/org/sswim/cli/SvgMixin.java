package org.sswim.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to draw charts of what was found, ready for a paper. */
final class SvgMixin {
  @Option(names = "--svg", paramLabel = "FILE")
  private @Nullable Path path;

  private @Nullable OutputFile file;

  @Nullable Path path() {
    return path;
  }

  /** Checks, before any work, that the file is writable and no other one. */
  void check(Outputs outputs) {
    file = outputs.text("--svg", path);
  }

  /** Writes what is made, if that was asked for. */
  void write(Supplier<String> picture) {
    if (file != null) {
      file.write(picture.get());
    }
  }
}
