package org.sswim.series;

import org.jspecify.annotations.Nullable;

/**
 * Series, panels, sequences or a choice of columns cannot be used; of a model file, see {@code
 * InvalidModelException}. The message is one line: the file, the line, the column (name and 1-based
 * position), the value and its bound. {@link #fault} has the same as fields, by which a program can
 * add how its user may mend it.
 */
public class InvalidDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** An exception without a kind of problem. */
  public InvalidDataException(String message) {
    this(Fault.of(Problem.OTHER), message);
  }

  /** An exception without a kind of problem. */
  public InvalidDataException(String message, Throwable cause) {
    this(Fault.of(Problem.OTHER), message, cause);
  }

  /** An exception with the kind and the particulars of the problem. */
  public InvalidDataException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** The same with a cause, or null. */
  public InvalidDataException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** The problem, by kind and particulars. */
  public Fault fault() {
    return fault;
  }
}
