package org.sswim.series;

/**
 * The user's data or choice of columns cannot be used. The message is one line made for the user:
 * the file, the line (1-based, as an editor counts), the column (name and 1-based position), the
 * value, and what to do about it.
 */
public class InvalidSeriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception whose message is shown to the user as it is. */
  public InvalidSeriesException(String message) {
    super(message);
  }

  /** Creates an exception whose message is shown to the user as it is. */
  public InvalidSeriesException(String message, Throwable cause) {
    super(message, cause);
  }
}
