package org.sswim.comparison;

/**
 * Says that a candidate cannot take data of such a kind, whatever its settings: a table leaves its
 * row out.
 */
public final class UnsuitableDataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what the candidate takes, and what the data are. */
  public UnsuitableDataException(String message) {
    super(message);
  }
}
