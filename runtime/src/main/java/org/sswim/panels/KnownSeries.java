package org.sswim.panels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The series that a model was fitted to, by a number of 64 bits for each name: which of others are
 * among them can be told, what they are called cannot.
 */
public final class KnownSeries {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  /** Rising. */
  private final long[] hashes;

  private KnownSeries(long[] hashes) {
    this.hashes = hashes;
  }

  /** The series of a panel. */
  public static KnownSeries of(Panel panel) {
    return new KnownSeries(panel.ids().stream().mapToLong(KnownSeries::hash).sorted().toArray());
  }

  /** Series of such {@linkplain #hash names}. */
  public static KnownSeries ofHashes(long[] hashes) {
    long[] rising = hashes.clone();
    Arrays.sort(rising);
    return new KnownSeries(rising);
  }

  /** Those that {@link #halves} gave. */
  public static KnownSeries ofHalves(int[] halves) {
    long[] hashes = new long[halves.length / 2];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = (long) halves[2 * i] << Integer.SIZE | Integer.toUnsignedLong(halves[2 * i + 1]);
    }
    Arrays.sort(hashes);
    return new KnownSeries(hashes);
  }

  /** The numbers, each as two of 32 bits, the higher first. */
  public int[] halves() {
    int[] halves = new int[2 * hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      halves[2 * i] = (int) (hashes[i] >>> Integer.SIZE);
      halves[2 * i + 1] = (int) hashes[i];
    }
    return halves;
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
