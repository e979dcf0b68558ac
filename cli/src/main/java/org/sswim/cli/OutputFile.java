package org.sswim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.comparison.ResultFile;
import org.sswim.model.AtomicFile;

/**
 * A file that a command writes once its work is done, and that is known to be writable before the
 * work begins.
 */
record OutputFile(String option, Path path) {
  /** Bytes that file systems allow. */
  private static final int LONGEST_NAME = 255;

  /**
   * Checks that a text file can be written.
   *
   * @param option the option that named it
   * @throws UnusableFileException if it cannot
   */
  static OutputFile text(String option, Path path) {
    OutputFile file = new OutputFile(option, path);
    file.requireWritable();
    return file;
  }

  /** As {@link #text}, for a file that is replaced as a whole and so cannot be a device. */
  static OutputFile regular(String option, Path path) {
    OutputFile file = new OutputFile(option, path);
    file.not(file.device()).or("is a device or pipe; give a file");
    file.requireWritable();
    return file;
  }

  /** Refuses to write to one of the files that a command reads or writes otherwise. */
  OutputFile distinctFrom(@Nullable Path other, String role) {
    not(other != null && !device() && same(path, other))
        .or("is also " + role + "; give another file");
    return this;
  }

  /** Writes the file as a whole or not at all. */
  void write(String content) {
    write(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the file as a whole or not at all. */
  void write(byte[] content) {
    stream(out -> out.write(content));
  }

  /** The same of a content that memory need not hold. */
  void stream(AtomicFile.Content content) {
    try {
      if (device()) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
          content.writeTo(out);
        }
        return;
      }
      AtomicFile.write(path, content);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** What is said where it could be written before, but now cannot. */
  UnusableFileException unwritable(IOException e) {
    return problem("cannot be written: " + reason(e), e);
  }

  /** Opens it as a file of finished results. */
  <R extends Record> ResultFile<R> results(Class<R> type) throws IOException {
    try {
      return ResultFile.open(path, type);
    } catch (IllegalArgumentException e) {
      throw problem(e.getMessage() + "; give another file", e);
    }
  }

  private Checks not(boolean wrong) {
    return Checks.not(wrong, text -> problem(text, null));
  }

  private void requireWritable() {
    not(Files.isDirectory(path)).or("is a folder; give a file");
    boolean exists = Files.exists(path);
    not(exists && !Files.isWritable(path)).or("may not be written; check its permissions");
    if (device()) {
      return;
    }
    not(!exists && Files.isSymbolicLink(path)).or("is a link to no file; give the file itself");
    try {
      Path target = exists ? path.toRealPath() : path.toAbsolutePath();
      Path folder = target.getParent();
      not(folder != null && !Files.exists(folder))
          .or("lies in a folder that does not exist; create it first");
      int length = String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8).length;
      not(length > LONGEST_NAME)
          .or("has a name of " + length + " bytes; at most " + LONGEST_NAME + " are possible");
      not(folder == null || !Files.isDirectory(folder))
          .or("lies in something that is not a folder; give another path");
      // Permissions alone do not tell: disks are full, mounts read-only.
      Path probe = Files.createFile(AtomicFile.temporaryBeside(target));
      Files.delete(probe);
    } catch (IOException e) {
      throw problem("cannot be written: " + reason(e) + "; give another folder", e);
    }
  }

  /** Whether it is a device or pipe, such as standard output. */
  boolean device() {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** Whether two paths lead to the same file. */
  static boolean same(Path one, Path other) {
    try {
      boolean both = Files.exists(one) && Files.exists(other);
      return both
          ? Files.isSameFile(one, other)
          : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      return false;
    }
  }

  UnusableFileException problem(String problem, @Nullable Throwable cause) {
    String message = option + " " + path + ": " + problem;
    return new UnusableFileException(message, cause);
  }

  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    // The path stands before it already, and class names tell nobody anything.
    String message = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return message == null ? "the system refuses it" : message;
  }
}
