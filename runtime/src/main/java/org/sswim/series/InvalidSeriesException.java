package org.sswim.series;

/**
 * The data or the choice of columns cannot be used. The message is one line: the file, the line,
 * the column (name and 1-based position), the value and its bound. {@link #fault} has the same as
 * fields, by which a program can add how its user may mend it.
 */
public class InvalidSeriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Of no kind that has a cure of its own. */
  public InvalidSeriesException(String message) {
    this(Fault.of(Problem.OTHER), message);
  }

  /** Of no kind that has a cure of its own. */
  public InvalidSeriesException(String message, Throwable cause) {
    this(Fault.of(Problem.OTHER), message, cause);
  }

  /** Of a kind, with its particulars. */
  public InvalidSeriesException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** Of a kind, with its particulars and cause. */
  public InvalidSeriesException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
