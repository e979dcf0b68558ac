package org.sswim.paneltrainers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.sswim.panels.KnownSeries;
import org.sswim.panels.Panel;

/**
 * The order in which the series of a panel are learnt from: as if shuffled, but the same wherever a
 * series stands in a file. It goes by a number that is made of the name, and by the name where two
 * have one number.
 */
public final class SeriesOrder {
  private SeriesOrder() {}

  /**
   * The number of a series.
   *
   * @param seed of the order
   */
  public static long key(String id, long seed) {
    return ofHash(KnownSeries.hash(id), seed);
  }

  /** The number of a series of a {@linkplain KnownSeries#hash name}: MurmurHash3's last step. */
  public static long ofHash(long hash, long seed) {
    long z = hash + seed * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
    z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
    return z ^ z >>> 33;
  }

  /** A panel with its series in order. */
  static Panel sorted(Panel panel, long seed) {
    long[] keys = keys(panel, seed);
    int[] order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> keys[i]).thenComparing(panel::id))
            .mapToInt(Integer::intValue)
            .toArray();
    return panel.select(order);
  }

  /** The numbers of all series: {@code [series]}. */
  static long[] keys(Panel panel, long seed) {
    long[] keys = new long[panel.size()];
    Arrays.setAll(keys, i -> key(panel.id(i), seed));
    return keys;
  }
}
