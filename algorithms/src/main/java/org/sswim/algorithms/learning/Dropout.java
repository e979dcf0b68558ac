package org.sswim.algorithms.learning;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.sampling.SeedStreams;

/**
 * Values left out at random while a network trains: each with a probability, the others multiplied
 * so that the mean stays. The values left out of a sample follow from its number and its place in
 * the order of the epoch. So neither the number of threads nor a training that goes on from a file
 * changes them.
 *
 * @param share probability of a value to be left out, 0 &lt;= share &lt; 1, in steps of 1/65536
 * @param seed covers all
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014, Dropout</a>
 */
public record Dropout(double share, long seed) {
  private static final int BITS = 16;
  private static final int LEVELS = 1 << BITS;

  /** Whether anything is left out. */
  public boolean any() {
    return share > 0;
  }

  /**
   * Factors of values: 0, or 1 over the share that stays.
   *
   * @param order numbers of samples
   * @param from place in {@code order} of the first
   * @param count how many
   * @param layer that the values belong to
   * @param width values of a sample
   * @param factor written: {@code [count][width]}
   */
  public void draw(int[] order, int from, int count, int layer, int width, float[] factor) {
    int out = (int) Math.round(share * LEVELS);
    float kept = (float) LEVELS / (LEVELS - out);
    SeedStreams streams = new SeedStreams(seed);
    for (int r = 0; r < count; r++) {
      UniformRandomProvider random =
          streams.stream("dropout", layer, order[from + r], (long) from + r);
      int at = r * width;
      for (int i = 0; i < width; i += 2) {
        int two = random.nextInt();
        factor[at + i] = (two & (LEVELS - 1)) < out ? 0 : kept;
        if (i + 1 < width) {
          factor[at + i + 1] = (two >>> BITS) < out ? 0 : kept;
        }
      }
    }
  }
}
