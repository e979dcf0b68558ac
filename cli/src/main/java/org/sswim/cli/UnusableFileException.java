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

  UnusableFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Refuses a model whose forecast is not a number. */
  static void whenNoNumber(Path model, String channel, int lead, double forecast) {
    that(Double.isFinite(forecast))
        .or(
            "%s: its forecast of '%s' at +%s is not a finite number, as its weights are too large;"
                + " fit the model anew",
            model, channel, lead);
  }

  /** What must hold of a file, see {@link Checks}. */
  static Checks that(boolean holds) {
    return Checks.that(holds, UnusableFileException::new);
  }

  /** What must not hold. */
  static Checks not(boolean holds) {
    return that(!holds);
  }
}
