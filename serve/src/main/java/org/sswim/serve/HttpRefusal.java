package org.sswim.serve;

import org.sswim.checks.Checks;

/** Why a request is not done: a status of HTTP and a line for whoever asked. */
final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  HttpRefusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** What must hold of a request, see {@link Checks}. */
  static Checks that(boolean holds, int status) {
    return Checks.that(holds, message -> new HttpRefusal(status, message));
  }

  /** What must not hold. */
  static Checks not(boolean holds, int status) {
    return that(!holds, status);
  }
}
