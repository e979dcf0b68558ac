package org.sswim.model;

import java.nio.file.Path;

/**
 * A model file cannot be read or written. The message is one line made for the user: the file, what
 * is wrong, the value and its bound, and what to do about it.
 */
public class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BEGINNING = 300;
  private static final int END = 300;

  /** Creates an exception whose message is shown to the user, made safe to print as one line. */
  public InvalidModelException(String message) {
    super(oneLine(message));
  }

  InvalidModelException(Path file, String problem, Throwable cause) {
    super(oneLine(file + ": " + problem), cause);
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
