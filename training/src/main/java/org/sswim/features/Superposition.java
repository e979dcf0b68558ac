package org.sswim.features;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Pairs up the samples of a block: sample i becomes {@code cos(a) sample_i + sin(a) sample_p(i)}, a
 * uniform in [-pi/2, pi/2], p(i) any sample of the block, and its targets likewise.
 *
 * <p>Whatever is linear between samples and targets holds for the sums as well, and as the squares
 * of the coefficients add up to 1 the sums have the covariance of the samples that they are made
 * of. To a spiking network they are new samples: they average out what the features owe to the
 * accident of which samples were seen. That calls for samples relative to their last step and
 * targets relative to an observed one, so that levels do not add up.
 *
 * @param partner p(i): {@code [count]}
 * @param own cos(a): {@code [count]}
 * @param other sin(a): {@code [count]}
 */
public record Superposition(int[] partner, float[] own, float[] other) {

  /** Draws the pairs of a block. */
  public static Superposition draw(int count, UniformRandomProvider random) {
    int[] partner = new int[count];
    float[] own = new float[count];
    float[] other = new float[count];
    for (int i = 0; i < count; i++) {
      partner[i] = random.nextInt(count);
      double angle = Math.PI * (random.nextDouble() - 0.5);
      own[i] = (float) Math.cos(angle);
      other[i] = (float) Math.sin(angle);
    }
    return new Superposition(partner, own, other);
  }

  /**
   * Superposes rows.
   *
   * @param rows row-major {@code [count][columns]}, replaced
   */
  public void apply(float[] rows, int columns) {
    float[] before = rows.clone();
    for (int i = 0; i < partner.length; i++) {
      for (int k = 0; k < columns; k++) {
        rows[i * columns + k] =
            own[i] * before[i * columns + k] + other[i] * before[partner[i] * columns + k];
      }
    }
  }
}
