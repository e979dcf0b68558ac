package org.sswim.linalg;

/**
 * A penalty of its own for the last features: they bear {@code factor} times the penalty of the
 * others. Features of another nature than the rest, such as raw values beside spikes, may need it.
 *
 * @param features how many of the last features, at least 0
 * @param factor above 0
 */
public record BlockPenalty(int features, double factor) {

  /** One penalty for all. */
  public static final BlockPenalty NONE = new BlockPenalty(0, 1);

  /** Checks the ranges. */
  public BlockPenalty {
    if (features < 0 || !(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a block's penalty needs features >= 0 and a factor above 0; got "
              + features
              + ", "
              + factor);
    }
  }

  /** The factor of a feature among so many. */
  double factor(int feature, int of) {
    return feature >= of - features ? factor : 1;
  }
}
