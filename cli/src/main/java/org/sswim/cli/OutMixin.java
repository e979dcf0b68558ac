package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write a result that else goes to standard output. */
@InGroup(HelpGroup.OUTPUT)
final class OutMixin {
  @Basic
  @Option(
      names = "--out",
      paramLabel = "CSV",
      description = "File for the result; else standard output.")
  private @Nullable Path path;

  @Nullable Path path() {
    return path;
  }

  /** The file, known to be writable and no other one; null for standard output. */
  @Nullable OutputFile file(Outputs outputs) {
    return outputs.text("--out", path);
  }
}
