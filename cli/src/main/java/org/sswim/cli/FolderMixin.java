package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that a demo writes to. */
final class FolderMixin {
  @Option(names = "--out", paramLabel = "DIR")
  private Path path;

  FolderMixin(String usual) {
    path = Path.of(usual);
  }

  /** The folder, which is made if there is none. */
  Path made() {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UnusableFileException(
          "--out " + path + ": cannot be made a folder: " + OutputFile.reason(e) + "; give another",
          e);
    }
  }
}
