package org.sswim.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write a page that shows what was found. */
final class ReportMixin {
  @Option(names = "--report", paramLabel = "HTML")
  private @Nullable Path path;

  private @Nullable OutputFile file;

  @Nullable Path path() {
    return path;
  }

  /** Checks, before any work, that the file is writable and no other one. */
  void check(Outputs outputs) {
    file = outputs.text("--report", path);
  }

  /** Writes what is made, if that was asked for. */
  void write(Supplier<String> page) {
    if (file != null) {
      file.write(page.get());
    }
  }
}
