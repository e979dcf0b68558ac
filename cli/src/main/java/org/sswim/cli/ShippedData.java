package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data that ship with the product, and the folder that a demo writes them to. */
final class ShippedData {
  private ShippedData() {}

  /** The content of a file. */
  static byte[] read(String name) {
    try (InputStream in = ShippedData.class.getResourceAsStream("data/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the folder of {@code --out}. */
  static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnusableFileException(
          "--out "
              + folder
              + ": cannot be made a folder: "
              + OutputFile.reason(e)
              + "; give another",
          e);
    }
  }
}
