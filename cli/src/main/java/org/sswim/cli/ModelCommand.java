package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Commands for a model that was saved. */
abstract class ModelCommand extends SubCommand {
  /** Samples on which operations are counted, unless others are asked for. */
  static final int SAMPLES = 256;

  @Parameters(index = "0", paramLabel = "MODEL")
  Path model;

  /** The name of the model's file. */
  final String name() {
    return String.valueOf(model.getFileName());
  }

  /** Bytes of a file. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UnusableFileException(file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }
}
