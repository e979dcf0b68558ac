package org.sswim.sampling;

/**
 * How much a sampling density over candidate pairs says.
 *
 * @param entropy {@code -sum p ln p / ln M} in [0, 1]: near 1 the density is uniform, as when
 *     distances concentrate; near 0 it has collapsed onto few pairs
 * @param effectiveSampleSize {@code 1 / sum p^2}, in [1, M]
 * @param usable candidates of positive probability
 */
public record PairDensity(double entropy, double effectiveSampleSize, int usable) {

  /** The figures of probabilities of M candidates. */
  static PairDensity of(double... probability) {
    double entropy = 0;
    double squares = 0;
    int usable = 0;
    for (double p : probability) {
      if (p > 0) {
        entropy -= p * Math.log(p);
        squares += p * p;
        usable++;
      }
    }
    double most = Math.log(Math.max(2, probability.length));
    return new PairDensity(Math.max(0, entropy / most), squares > 0 ? 1 / squares : 0, usable);
  }
}
