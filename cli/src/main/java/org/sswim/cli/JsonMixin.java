package org.sswim.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sswim.report.JsonText;
import picocli.CommandLine.Option;

/** Where to write what was found as JSON. */
final class JsonMixin {
  @Option(names = "--json", paramLabel = "OUT")
  private @Nullable Path path;

  private @Nullable OutputFile file;

  @Nullable Path path() {
    return path;
  }

  /** Checks, before any work, that the file is writable and no other one. */
  void check(Outputs outputs) {
    file = outputs.text("--json", path);
  }

  /** Writes what is made, if that was asked for. */
  void write(Supplier<JsonText> found) {
    writeText(() -> found.get().toString());
  }

  /** The same of a text that is JSON. */
  void writeText(Supplier<String> found) {
    if (file != null) {
      file.write(found.get());
    }
  }
}
