package org.sswim.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Models and tasks as the bytes of their files, in which form they go to the executors. */
final class ModelBytes {
  private ModelBytes() {}

  /** The bytes of a file. */
  static byte[] write(Consumer<Path> writer) {
    return inFolder(
        file -> {
          writer.accept(file);
          return Files.readAllBytes(file);
        });
  }

  /** What stands in the file of some bytes. */
  static <T> T read(byte[] bytes, Function<Path, T> reader) {
    return inFolder(
        file -> {
          Files.write(file, bytes);
          return reader.apply(file);
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
