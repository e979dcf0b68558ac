package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sswim.series.Problem;
import org.sswim.series.TextRefusal;
import org.sswim.tables.TextFile;

/** Opens files, plain or gzipped as their first bytes tell, and says why one cannot be read. */
final class SequenceInput {
  private SequenceInput() {}

  /** What is made of the bytes of a file. */
  interface Body<T> {
    /** Reads; what it throws becomes an {@link org.sswim.series.InvalidSeriesException}. */
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file, uncompressed if it is gzipped.
   *
   * @throws org.sswim.series.InvalidSeriesException if it cannot be read
   */
  static <T> T read(Path file, Body<T> body) {
    requireFile(file);
    try (InputStream in = TextFile.open(file)) {
      return body.read(in);
    } catch (IOException e) {
      throw TextRefusal.failed(file, e);
    }
  }

  /** Refuses what is no file. */
  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.FOLDER.of(file, "is a folder, not a file");
    }
  }

  /** Whether a file is gzipped. */
  static boolean gzipped(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }
}
