package org.sswim.model;

import org.jspecify.annotations.Nullable;

/**
 * A model file cannot be read or written. The message is one line: the file, what is wrong, the
 * value and its bound. By {@link #problem} a program can add how its user may mend it.
 */
public class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BEGINNING = 300;
  private static final int END = 300;

  private final ModelProblem problem;

  /** An exception without a kind of problem, whose message is made safe to print as one line. */
  public InvalidModelException(String message) {
    this(ModelProblem.OTHER, message, null);
  }

  InvalidModelException(ModelProblem problem, String message, @Nullable Throwable cause) {
    super(oneLine(message), cause);
    this.problem = problem;
  }

  /** The kind of the problem. */
  public ModelProblem problem() {
    return problem;
  }

  /** Names in the message may come from a hostile file: no control characters, no endless text. */
  private static String oneLine(String text) {
    int length = text.length();
    String cut =
        length > BEGINNING + END
            ? text.substring(0, BEGINNING) + "..." + text.substring(length - END)
            : text;
    return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", "?");
  }
}
