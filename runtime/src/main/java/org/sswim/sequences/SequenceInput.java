package org.sswim.sequences;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens files, plain or gzipped as their first bytes tell, and says why one cannot be read. */
final class SequenceInput {
  private static final int BUFFER = 1 << 16;

  private SequenceInput() {}

  /** What is made of the bytes of a file. */
  interface Body<T> {
    /** Reads; what it throws becomes an {@link InvalidSequencesException}. */
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file, uncompressed if it is gzipped.
   *
   * @throws InvalidSequencesException if it cannot be read
   */
  static <T> T read(Path file, Body<T> body) {
    requireFile(file);
    try (InputStream in = open(file)) {
      return body.read(in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses what is no file. */
  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidSequencesException(file, "is a folder, not a file");
    }
  }

  /** Says in one sentence why a file could not be read. */
  static InvalidSequencesException unreadable(Path file, IOException e) {
    SequenceProblem kind = SequenceProblem.OTHER;
    String problem = "cannot be read: " + Shown.value(String.valueOf(e.getMessage()));
    if (e instanceof NoSuchFileException) {
      problem = "no such file";
    } else if (e instanceof AccessDeniedException) {
      problem = "may not be read for want of permission";
    } else if (e instanceof EOFException) {
      problem = "the compressed data ends early";
      kind = SequenceProblem.DAMAGED;
    } else if (e instanceof ZipException) {
      problem = "the compressed data is damaged";
      kind = SequenceProblem.DAMAGED;
    }
    return new InvalidSequencesException(kind, file, problem, e);
  }

  /** Whether a file is gzipped. */
  static boolean gzipped(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return startsGzip(in);
    }
  }

  private static boolean startsGzip(InputStream in) throws IOException {
    return in.read() == 0x1f && in.read() == 0x8b;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(2);
      boolean gzip = startsGzip(in);
      in.reset();
      return gzip ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
