package org.sswim.algorithms.forwardforward;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.gradient.State;
import org.sswim.sampling.SeedStreams;

/**
 * Draws a negative class for every sample, out of its wrong classes. They come one after another.
 * Class k takes the place of the one before with probability {@code w_k / (w_1 + .. + w_k)}. In the
 * end each is chosen in proportion to its weight w.
 */
final class Negatives implements State {
  private final int[] label;
  private final int classes;
  private final int count;
  private final SeedStreams streams;
  private final int layer;
  private final int[] candidate;
  private final float[] uniform;
  private int epoch;

  /**
   * Room for the candidates of all samples; none are drawn.
   *
   * @param label class of each sample
   * @param most candidates of a sample, if there are so many wrong classes
   */
  Negatives(int[] label, int classes, int most, long seed, int layer) {
    this.label = label;
    this.classes = classes;
    this.layer = layer;
    count = Math.min(most, classes - 1);
    streams = new SeedStreams(seed);
    candidate = new int[Math.multiplyExact(label.length, count)];
    uniform = new float[candidate.length];
  }

  /** Draws the candidates of an epoch. */
  void draw(int number) {
    epoch = number;
    UniformRandomProvider random = streams.stream("forward-negatives", layer, epoch);
    int[] others = new int[classes - 1];
    for (int i = 0; i < label.length; i++) {
      for (int k = 0; k < others.length; k++) {
        others[k] = k < label[i] ? k : k + 1;
      }
      for (int c = 0; c < count; c++) {
        int chosen = c + random.nextInt(others.length - c);
        candidate[i * count + c] = others[chosen];
        others[chosen] = others[c];
        uniform[i * count + c] = random.nextFloat();
      }
    }
  }

  /** Draws those of the next epoch; says to go on. */
  boolean next() {
    draw(epoch + 1);
    return true;
  }

  @Override
  public double[] numbers() {
    return new double[] {epoch};
  }

  @Override
  public void resume(double[] numbers) {
    draw((int) numbers[0]);
  }

  /** Candidates of a sample. */
  int count() {
    return count;
  }

  /** A candidate of a sample. */
  int candidate(int sample, int number) {
    return candidate[sample * count + number];
  }

  /**
   * Whether a candidate takes the place of the one before.
   *
   * @param weight its own
   * @param sum of the weights up to its own
   */
  boolean chosen(int sample, int number, double weight, double sum) {
    return number == 0 || uniform[sample * count + number] * sum < weight;
  }
}
