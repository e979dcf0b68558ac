package org.sswim.sequences;

import java.nio.file.Path;

/** A file of sequences that cannot be used. */
public final class InvalidSequencesException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** A file whose content cannot be used; the message names the place, the value and the bound. */
  public InvalidSequencesException(Path file, String message) {
    super(file + ": " + message);
  }

  /** The same, with what was thrown. */
  public InvalidSequencesException(Path file, String message, Throwable cause) {
    super(file + ": " + message, cause);
  }
}
