package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sswim.model.PanelFile;
import org.sswim.panels.PanelModel;

/** Models as the bytes of their files, in which form they go to the executors. */
final class ModelBytes {
  private ModelBytes() {}

  /** The bytes of a model's file. */
  static byte[] write(PanelModel model) {
    return inFolder(
        file -> {
          PanelFile.write(model, file);
          return Files.readAllBytes(file);
        });
  }

  /** The model of the bytes of its file. */
  static PanelModel read(byte[] bytes) {
    return inFolder(
        file -> {
          Files.write(file, bytes);
          return PanelFile.read(file);
        });
  }

  private interface Use<T> {
    T of(Path file) throws IOException;
  }

  private static <T> T inFolder(Use<T> use) {
    try {
      // Created for its owner alone.
      Path folder = Files.createTempDirectory("sswim-spark-");
      Path file = folder.resolve("model.sswim");
      try {
        return use.of(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
