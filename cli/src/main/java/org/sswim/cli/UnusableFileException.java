package org.sswim.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/** A file that the user named cannot be used. The message is one line made for the user. */
final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a format, or plain text where there are no parts. */
  UnusableFileException(String message, @Nullable Object... parts) {
    super(Console.text(message, parts));
  }

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Refuses a model whose forecast is not a number. */
  static void whenNoNumber(Path model, String channel, int lead, double forecast) {
    when(
        !Double.isFinite(forecast),
        "%s: its forecast of '%s' at +%s is not a finite number, as its weights are too large; fit the"
            + " model anew",
        model,
        channel,
        lead);
  }

  /** Refuses a file, see {@link Checks}. */
  static void when(boolean unusable, String message, @Nullable Object... parts) {
    Checks.that(!unusable, UnusableFileException::new).or(message, parts);
  }
}
