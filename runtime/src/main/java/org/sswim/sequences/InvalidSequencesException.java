package org.sswim.sequences;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.sswim.tables.Shown;

/**
 * A file of sequences that cannot be used. The message names the place, the value and the bound.
 * {@link #problem} tells its kind, so that a program can add how its user may mend it.
 */
public final class InvalidSequencesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final SequenceProblem problem;

  /** An exception with the kind of the problem. */
  public InvalidSequencesException(SequenceProblem problem, Path file, String message) {
    super(file + ": " + message);
    this.problem = problem;
  }

  /** The same with a cause. */
  public InvalidSequencesException(
      SequenceProblem problem, Path file, String message, Throwable cause) {
    super(file + ": " + message, cause);
    this.problem = problem;
  }

  /** Sequences that a trainer or a model refuses, in its words. */
  public static InvalidSequencesException refused(Path file, IllegalArgumentException e) {
    SequenceProblem problem =
        e instanceof UnusableValueException ? SequenceProblem.VALUE : SequenceProblem.REFUSED;
    return new InvalidSequencesException(problem, file, String.valueOf(e.getMessage()), e);
  }

  /** A file, compressed or not, or a folder that could not be read. */
  public static InvalidSequencesException unreadable(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new InvalidSequencesException(SequenceProblem.NO_SUCH_FILE, file, "no such file", e);
    }
    if (e instanceof AccessDeniedException) {
      return new InvalidSequencesException(
          SequenceProblem.NO_PERMISSION, file, "may not be read for want of permission", e);
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      String how = e instanceof EOFException ? "ends early" : "is damaged";
      return new InvalidSequencesException(
          SequenceProblem.DAMAGED, file, "the compressed data " + how, e);
    }
    return new InvalidSequencesException(
        SequenceProblem.FAILED,
        file,
        "cannot be read: " + Shown.value(String.valueOf(e.getMessage())),
        e);
  }

  /** The kind of the problem. */
  public SequenceProblem problem() {
    return problem;
  }
}
