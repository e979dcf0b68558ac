package org.sswim.serve;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may ask: nobody too often, and no page of another site. A browser tells with {@code Origin}
 * and {@code Sec-Fetch-Site} where a request comes from. A server on loopback also looks at {@code
 * Host}, as a site may let its own name point to this machine.
 */
final class Gate {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MOST_ADDRESSES = 10_000;

  private final boolean loopback;
  private final int perSecond;

  /** The address that asked last stands last. */
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

  private record Bucket(double tokens, long since) {}

  Gate(boolean loopback, int perSecond) {
    this.loopback = loopback;
    this.perSecond = perSecond;
  }

  /** Refuses a request that may not be done. */
  void admit(Call call) {
    String host = call.header("Host");
    if (host == null || (loopback && !LOCAL.contains(name(host)))) {
      throw new HttpRefusal(403, "this server is asked as localhost or 127.0.0.1 only");
    }
    String origin = call.header("Origin");
    String site = call.header("Sec-Fetch-Site");
    boolean own =
        origin == null
            || origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
    if (!own || "cross-site".equals(site) || "same-site".equals(site)) {
      throw new HttpRefusal(403, "pages of other sites may not ask this server");
    }
    if (!take(call.exchange().getRemoteAddress().getAddress().getHostAddress())) {
      call.exchange().getResponseHeaders().set("Retry-After", "1");
      throw new HttpRefusal(429, "at most " + perSecond + " requests a second; wait a moment");
    }
  }

  /** A Host without its port. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private synchronized boolean take(String address) {
    if (perSecond == 0) {
      return true;
    }
    long now = System.nanoTime();
    Bucket bucket = buckets.getOrDefault(address, new Bucket(perSecond, now));
    double filled = bucket.tokens + (now - bucket.since) * 1e-9 * perSecond;
    double tokens = Math.min(perSecond, filled);
    buckets.put(address, new Bucket(tokens < 1 ? tokens : tokens - 1, now));
    if (buckets.size() > MOST_ADDRESSES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return tokens >= 1;
  }
}
