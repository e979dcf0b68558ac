package org.sswim.sequences;

/** A sequence that holds a value which cannot be taken; the message says where. */
public final class UnusableValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** An exception with a message about the value. */
  public UnusableValueException(String message) {
    super(message);
  }
}
