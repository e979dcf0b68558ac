package org.sswim.gradient;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/**
 * The windows of a range, all lanes, numbered lane by lane: every stride-th, lanes staggered; of a
 * series with missing values those that have all of their targets.
 */
final class Samples {
  private final WindowRange range;
  private final int stride;
  private final int lanes;
  private final int @Nullable [] complete;

  /**
   * All windows of a range.
   *
   * @param range the windows
   * @param stride rows between windows, at least 1
   * @param lanes number of lanes
   */
  Samples(WindowRange range, int stride, int lanes) {
    this(range, stride, lanes, null);
  }

  private Samples(WindowRange range, int stride, int lanes, int @Nullable [] complete) {
    this.range = range;
    this.stride = stride;
    this.lanes = lanes;
    this.complete = complete;
  }

  /** The windows of a range that have all targets up to a horizon. */
  static Samples complete(WindowRange range, int stride, WindowedSeries series, int horizon) {
    Samples all = new Samples(range, stride, series.lanes());
    if (series.complete()) {
      return all;
    }
    int[] complete =
        IntStream.range(0, all.count())
            .filter(i -> series.complete(all.lane(i), all.start(i), horizon))
            .toArray();
    return new Samples(range, stride, series.lanes(), complete);
  }

  /** Number of samples. */
  int count() {
    return complete == null ? Math.multiplyExact(perLane(), lanes) : complete.length;
  }

  private int perLane() {
    return Math.max(1, range.count() / stride);
  }

  /** The lane of a sample. */
  int lane(int sample) {
    return (complete == null ? sample : complete[sample]) / perLane();
  }

  /** The row at which a sample's window starts. */
  int start(int sample) {
    int offset = stride > range.count() ? 0 : lane(sample) % stride;
    int place = (complete == null ? sample : complete[sample]) % perLane();
    return range.start() + offset + place * stride;
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

  /** What the windows are chosen by; a checkpoint of other windows cannot be continued. */
  @Override
  public String toString() {
    return "Samples[range=" + range + ", stride=" + stride + ", lanes=" + lanes + "]";
  }
}
