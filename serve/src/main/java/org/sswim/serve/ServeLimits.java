package org.sswim.serve;

import org.sswim.checks.Checks;
import org.sswim.stored.Withers;

/**
 * The limits of what a server accepts from its clients.
 *
 * @param bodyBytes longest body of a request
 * @param rows most rows in a request
 * @param perSecond requests a second of one address, as many at once; 0 for any number
 * @param requestSeconds longest work on a request
 * @param sessions most sessions that stream at a time
 * @param sessionRows most rows of a session
 * @param idleSeconds after which a session without requests ends
 * @param lifeSeconds after which any session ends
 */
@Withers
public record ServeLimits(
    int bodyBytes,
    int rows,
    int perSecond,
    int requestSeconds,
    int sessions,
    long sessionRows,
    int idleSeconds,
    int lifeSeconds)
    implements ServeLimitsBuilder.With {

  private static final ServeLimits USUAL =
      new ServeLimits(4 << 20, 100_000, 10_000, 30, 1000, 10_000_000, 600, 86_400);

  /** Checks the ranges. */
  public ServeLimits {
    require("bytes of a body", bodyBytes, 1);
    require("rows of a request", rows, 1);
    require("requests a second", perSecond, 0);
    require("seconds of a request", requestSeconds, 1);
    require("sessions", sessions, 0);
    require("rows of a session", sessionRows, 1);
    require("seconds without requests", idleSeconds, 1);
    require("seconds of a session", lifeSeconds, 1);
  }

  private static void require(String what, long value, long least) {
    Checks.that(value >= least).or("%s must be at least %s; got %s", what, least, value);
  }

  /** 4 MiB, 100,000 rows, 10,000 requests a second, 30 s, 1,000 sessions of up to a day. */
  public static ServeLimits defaults() {
    return USUAL;
  }
}
