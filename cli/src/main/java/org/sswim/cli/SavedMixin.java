package org.sswim.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a model goes. */
@SuppressWarnings("NullAway.Init")
final class SavedMixin {
  @Option(names = "--model", required = true, paramLabel = "OUT")
  private Path path;

  Path path() {
    return path;
  }

  /** The file, known to be writable and no other one. */
  OutputFile file(Outputs outputs) {
    return outputs.regular("--model", path);
  }
}
