package org.sswim.nir;

/** A graph or file that cannot be used. The message is one line that names the place. */
public final class NirException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A problem. */
  public NirException(String message) {
    super(message);
  }

  /** A problem with its cause. */
  public NirException(String message, Throwable cause) {
    super(message, cause);
  }
}
