package org.sswim.panels;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Fault;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.Problem;

/** The lines of a panel's file, plain or gzipped as its first bytes tell. */
final class PanelInput implements AutoCloseable {
  /** The most characters of a line: a series may be one. */
  private static final int LONGEST_LINE = 1 << 27;

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final BufferedReader reader;
  private final StringBuilder partial = new StringBuilder();
  private long line;

  private PanelInput(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws InvalidSeriesException if it cannot be read
   */
  static PanelInput open(Path file) {
    if (Files.isDirectory(file)) {
      throw refused(file, 0, "is a folder, not a file", null);
    }
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain = gzip ? new GZIPInputStream(in, BUFFER) : in;
      return new PanelInput(
          file, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The characters from here on; {@link #next} is not to be called then. */
  BufferedReader reader() {
    return reader;
  }

  /** The 1-based number of the line read last. */
  long line() {
    return line;
  }

  /** The next line without its end; null at the end of the text. */
  @Nullable String next() {
    try {
      partial.setLength(0);
      int c = reader.read();
      if (c < 0) {
        return null;
      }
      line++;
      while (c >= 0 && c != '\n') {
        if (partial.length() == LONGEST_LINE) {
          throw error("is longer than " + LONGEST_LINE + " characters");
        }
        partial.append((char) c);
        c = reader.read();
      }
      int end = partial.length();
      if (end > 0 && partial.charAt(end - 1) == '\r') {
        partial.setLength(end - 1);
      }
      if (line == 1 && partial.length() > 0 && partial.charAt(0) == '\uFEFF') {
        partial.deleteCharAt(0);
      }
      return partial.toString();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A fault of the line read last, such as {@code has no values}. */
  InvalidSeriesException error(String problem) {
    return refused(file, line, problem, null);
  }

  /** A fault of a file, or of a line of it where {@code line} is above 0. */
  static InvalidSeriesException refused(
      Path file, long line, String problem, @Nullable Throwable cause) {
    return refused(file.toString(), line, problem, cause);
  }

  /** The same of whatever holds a panel. */
  static InvalidSeriesException refused(
      String file, long line, String problem, @Nullable Throwable cause) {
    String where = line > 0 ? ": line " + line + " " : ": ";
    String message = file + where + problem;
    Fault fault = Fault.of(Problem.OTHER).at(file, line);
    return cause == null
        ? new InvalidSeriesException(fault, message)
        : new InvalidSeriesException(fault, message, cause);
  }

  static InvalidSeriesException unreadable(Path file, IOException e) {
    String problem = "cannot be read: " + e.getMessage();
    if (e instanceof NoSuchFileException) {
      problem = "no such file";
    } else if (e instanceof AccessDeniedException) {
      problem = "may not be read for want of permission";
    } else if (e instanceof EOFException || e instanceof ZipException) {
      problem = "the gzip data is damaged or cut off";
    }
    return refused(file, 0, problem, e);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
