package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The CSV files that a model is made from or tried on. */
@SuppressWarnings("NullAway.Init")
final class FilesMixin {
  @Parameters(arity = "1..*", paramLabel = "FILE")
  private List<Path> files;

  InputFiles input() {
    return new InputFiles(files);
  }
}
