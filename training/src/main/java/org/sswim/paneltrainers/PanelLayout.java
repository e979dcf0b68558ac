package org.sswim.paneltrainers;

import java.util.Arrays;

/**
 * How the series of a panel, in their {@linkplain SeriesOrder order}, are cut into blocks, the
 * parts of all sums. It also says which blocks plans and hidden layers are made from. It depends on
 * the names, on the number of values, and on the seed. It does not depend on where the blocks are
 * computed, or by how many workers.
 *
 * @param seed of the order
 * @param first number of the first series of each block but the first, in the order of series:
 *     {@code [blocks - 1]}
 * @param sampled number of the last series of the sample, which begins with the first
 */
public record PanelLayout(long seed, long[] first, long sampled) {
  /** Groups of blocks that are left out in turn. */
  public static final int GROUPS = 4;

  private static final int FEWEST_BLOCKS = 16;

  /** Blocks that there are at most. */
  public static final int MOST_BLOCKS = 1024;

  private static final int BLOCK_SERIES = 1024;

  /** Series and values that a sample has at most; but it has {@link #FEWEST_SAMPLED} series. */
  private static final int MOST_SAMPLED = 20_000;

  private static final long MOST_SAMPLED_VALUES = 8_000_000;
  private static final int FEWEST_SAMPLED = 500;

  /**
   * The layout of a panel.
   *
   * @param sorted the numbers of all series, rising, at least one
   * @param values of all series together
   */
  public static PanelLayout of(long[] sorted, long values, long seed) {
    int n = sorted.length;
    int blocks = FEWEST_BLOCKS;
    while (blocks < MOST_BLOCKS && (long) blocks * BLOCK_SERIES < n) {
      blocks *= 2;
    }
    long[] first = new long[blocks - 1];
    for (int b = 1; b < blocks; b++) {
      int rank = (int) (((long) b * n + blocks - 1) / blocks);
      first[b - 1] = rank < n ? sorted[rank] : Long.MAX_VALUE;
    }
    long fitting = (long) (MOST_SAMPLED_VALUES / Math.max(1.0, (double) values / n));
    long sample = Math.min(MOST_SAMPLED, Math.max(FEWEST_SAMPLED, fitting));
    return new PanelLayout(seed, first, sorted[(int) Math.min(n, sample) - 1]);
  }

  /** Number of blocks, a multiple of {@link #GROUPS}. */
  public int blocks() {
    return first.length + 1;
  }

  /** The block of a series of a number. */
  public int block(long key) {
    int at = Arrays.binarySearch(first, key);
    if (at < 0) {
      return -at - 1;
    }
    // Blocks without series begin where the next one does.
    int last = at;
    while (last + 1 < first.length && first[last + 1] == key) {
      last++;
    }
    return last + 1;
  }

  /** The group of the block of a series of a name. */
  int group(String id) {
    return group(block(SeriesOrder.key(id, seed)));
  }

  /** The group of a block. */
  public int group(int block) {
    return block * GROUPS / blocks();
  }

  /** Whether the sample holds a series of a number. */
  public boolean samples(long key) {
    return key <= sampled;
  }
}
