package org.sswim.model;

import org.jspecify.annotations.Nullable;
import org.sswim.series.Fault;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/**
 * A model file cannot be read or written. The message is one line: the file, what is wrong, the
 * value and its bound.
 */
public class InvalidModelException extends InvalidDataException {
  private static final long serialVersionUID = 1L;
  private static final int BEGINNING = 300;
  private static final int END = 300;

  /** An exception without a kind of problem, whose message is made safe to print as one line. */
  public InvalidModelException(String message) {
    this(Problem.OTHER, message, null);
  }

  /** An exception with the kind of the problem. */
  public InvalidModelException(Problem problem, String message, @Nullable Throwable cause) {
    super(Fault.of(problem), oneLine(message), cause);
  }

  /** The state of a training that is not as one is written. */
  public static InvalidModelException ofState(String message) {
    return new InvalidModelException(Problem.DAMAGED_STATE, message, null);
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
