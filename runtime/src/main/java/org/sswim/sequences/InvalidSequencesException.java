package org.sswim.sequences;

import java.nio.file.Path;

/**
 * A file of sequences that cannot be used. The message names the place, the value and the bound;
 * {@link #problem} says of what kind it is, by which a program can add how its user may mend it.
 */
public final class InvalidSequencesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final SequenceProblem problem;

  /** Of no kind that has a cure of its own. */
  public InvalidSequencesException(Path file, String message) {
    this(SequenceProblem.OTHER, file, message);
  }

  /** The same, with what was thrown. */
  public InvalidSequencesException(Path file, String message, Throwable cause) {
    this(SequenceProblem.OTHER, file, message, cause);
  }

  /** Of a kind. */
  public InvalidSequencesException(SequenceProblem problem, Path file, String message) {
    super(file + ": " + message);
    this.problem = problem;
  }

  /** Of a kind, with what was thrown. */
  public InvalidSequencesException(
      SequenceProblem problem, Path file, String message, Throwable cause) {
    super(file + ": " + message, cause);
    this.problem = problem;
  }

  /** Of what kind it is. */
  public SequenceProblem problem() {
    return problem;
  }
}
