package org.sswim.series;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sswim.checks.Checks;
import org.sswim.tables.Shown;
import org.sswim.tables.TextFile;

/**
 * Where data come from: a file, bytes or a stream, plain or gzipped.
 *
 * @param name what it is called in messages, such as {@code standard input}
 * @param opening gives its bytes; from the beginning each time, but for a stream
 */
public record Source(String name, Opening opening) {

  /** Opens a source. */
  @FunctionalInterface
  public interface Opening {
    /** The bytes. */
    InputStream open() throws IOException;
  }

  /** What is made of the bytes of a source. */
  @FunctionalInterface
  public interface Body<T> {
    /** Reads; an exception of the system becomes an {@link InvalidDataException}. */
    T read(InputStream in) throws IOException;
  }

  /** A file. */
  public static Source of(Path file) {
    return new Source(
        Shown.escape(file.toString()),
        () -> {
          requireFile(file);
          return TextFile.open(file);
        });
  }

  /** Bytes in memory. */
  public static Source of(byte[] bytes, String name) {
    return new Source(name, () -> new ByteArrayInputStream(bytes));
  }

  /** A stream, which can be read once. */
  public static Source of(InputStream in, String name) {
    return new Source(Shown.escape(name), () -> in);
  }

  /** Refuses a folder where a file belongs. */
  public static void requireFile(Path file) {
    Checks.not(Files.isDirectory(file), Problem.FOLDER.in(Shown.escape(file.toString())))
        .or("is a folder, not a file");
  }

  /**
   * Reads and closes it.
   *
   * @throws InvalidDataException if it cannot be read
   */
  public <T> T read(Body<T> body) {
    try (InputStream in = opening.open()) {
      return body.read(in);
    } catch (IOException e) {
      throw TextRefusal.failed(name, e);
    }
  }

  /**
   * Its characters, for the caller to read and close.
   *
   * @throws InvalidDataException if it cannot be read
   */
  public Reader reader() {
    try {
      return TextFile.reader(opening.open());
    } catch (IOException e) {
      throw TextRefusal.failed(name, e);
    }
  }
}
