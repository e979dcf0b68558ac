package org.sswim.panels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The series that a model was fitted to, by a number of 64 bits for each name. It tells which of
 * other series are among them, but not what they are called.
 *
 * @param hashes {@linkplain #hash of each name}, rising: {@code [series]}
 */
public record KnownSeries(long[] hashes) {
  /** No series. */
  static final KnownSeries NONE = new KnownSeries(new long[0]);

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Copies and sorts the numbers. */
  public KnownSeries {
    hashes = hashes.clone();
    Arrays.sort(hashes);
  }

  /** The series of a panel. */
  public static KnownSeries of(Panel panel) {
    return new KnownSeries(panel.ids().stream().mapToLong(KnownSeries::hash).toArray());
  }

  /** Number of series. */
  public int size() {
    return hashes.length;
  }

  /** Whether a series of this name is among them. */
  public boolean contains(String id) {
    return Arrays.binarySearch(hashes, hash(id)) >= 0;
  }

  /** The number of a name: FNV-1a of it in UTF-8. */
  public static long hash(String id) {
    long hash = BASIS;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
