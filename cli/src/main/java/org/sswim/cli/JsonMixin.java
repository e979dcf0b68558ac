package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write what was found as JSON. */
@InGroup(HelpGroup.OUTPUT)
final class JsonMixin {
  @Basic
  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "Also write every number, and all that was chosen, here.")
  private @Nullable Path path;

  @Nullable Path path() {
    return path;
  }

  /** The file, known to be writable and no other one; null if none was asked for. */
  @Nullable OutputFile file(Outputs outputs) {
    return outputs.text("--json", path);
  }
}
