package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write a page that shows what was found. */
@InGroup(HelpGroup.OUTPUT)
final class ReportMixin {
  @Basic
  @Option(
      names = "--report",
      paramLabel = "HTML",
      description = "Also write one self-contained page with charts here.")
  private @Nullable Path path;

  @Nullable Path path() {
    return path;
  }

  /** The file, known to be writable and no other one; null if none was asked for. */
  @Nullable OutputFile file(Outputs outputs) {
    return outputs.text("--report", path);
  }
}
