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
   * @throws org.sswim.series.InvalidSeriesException if it cannot be read or is no folder
   */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw PanelInput.refused(folder, "is no folder of files");
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

  /** The name of the series of a file: the file's without its endings {@code .gz} and the like. */
  static String id(Path file) {
    String name = name(file);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
