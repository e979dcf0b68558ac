package org.sswim.gradient;

import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.training.WindowRange;

/**
 * The windows of a range, all lanes, numbered lane by lane: every stride-th, lanes staggered.
 *
 * @param range the windows
 * @param stride rows between windows, at least 1
 * @param lanes number of lanes
 */
record Samples(WindowRange range, int stride, int lanes) {

  /** Number of samples. */
  int count() {
    return Math.multiplyExact(perLane(), lanes);
  }

  private int perLane() {
    return Math.max(1, range.count() / stride);
  }

  /** The lane of a sample. */
  int lane(int sample) {
    return sample / perLane();
  }

  /** The row at which a sample's window starts. */
  int start(int sample) {
    int offset = stride > range.count() ? 0 : lane(sample) % stride;
    return range.start() + offset + sample % perLane() * stride;
  }

  /** The samples in their own order. */
  int[] inOrder() {
    int[] order = new int[count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return order;
  }

  /** The samples in a random order. */
  int[] shuffled(UniformRandomProvider random) {
    int[] order = inOrder();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    return order;
  }
}
