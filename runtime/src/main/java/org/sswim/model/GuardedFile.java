package org.sswim.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/** Reads and writes files of models, and says in one line what goes wrong. */
final class GuardedFile {

  /** Reads something from a file. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Path file) throws IOException;
  }

  private GuardedFile() {}

  /**
   * Writes a file, or a folder.
   *
   * @param failed what has failed, if that cannot be done
   * @throws InvalidModelException if it cannot be done, or the content is refused
   */
  static void write(Path file, String failed, AtomicFile.Making writing) {
    try {
      writing.make(file);
    } catch (IOException | IllegalArgumentException | InvalidDataException e) {
      throw refused(problem(e, Problem.UNWRITABLE, Problem.OTHER), file, failed, e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidModelException if it cannot be read, or the content is refused
   */
  static <T> T read(Path file, Reading<T> reading) {
    try {
      requireFile(file);
      return reading.read(file);
    } catch (IOException | IllegalArgumentException | InvalidDataException e) {
      Problem problem = problem(e, Problem.UNREADABLE, Problem.DAMAGED_MODEL);
      throw refused(problem, file, "cannot read the model", e);
    }
  }

  private static void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Checks.that(Files.isRegularFile(file), Problem.NO_MODEL::of)
        .or(Files.isDirectory(file) ? "this is a folder" : "this is a device or pipe");
  }

  private static Problem problem(Exception e, Problem access, Problem content) {
    return e instanceof InvalidDataException own
        ? own.fault().problem()
        : e instanceof IOException ? access : content;
  }

  /**
   * The refusal of a file.
   *
   * @param failed what has failed
   */
  static InvalidModelException refused(Problem problem, Path file, String failed, Exception e) {
    return new InvalidModelException(problem, file + ": " + failed + ": " + describe(e), e);
  }

  /** What was wrong with a file, in few words. */
  static String describe(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof EOFException) {
      return "the file is cut off";
    }
    String message = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return message == null ? "the system refuses it" : message;
  }
}
