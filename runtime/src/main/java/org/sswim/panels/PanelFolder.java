package org.sswim.panels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files, each of which holds a series. */
final class PanelFolder {
  private PanelFolder() {}

  /**
   * The files of a folder in the order of their names, but for those whose names begin with a dot.
   *
   * @throws org.sswim.series.InvalidSeriesException if it cannot be read or is not a folder
   */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw PanelInput.refused(folder, "is not a folder of files");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw PanelInput.unreadable(folder, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
