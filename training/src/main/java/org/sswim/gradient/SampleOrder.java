package org.sswim.gradient;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * The samples of a range, all lanes, numbered lane by lane. They are every stride-th place, lanes
 * staggered. Where targets are missing, only samples with all their targets count.
 *
 * @param complete numbers of those that count; null for all
 */
record SampleOrder(SampleRange range, int stride, int lanes, int @Nullable [] complete) {

  /**
   * All samples of a range.
   *
   * @param range the places
   * @param stride places between samples, at least 1
   * @param lanes number of lanes
   */
  SampleOrder(SampleRange range, int stride, int lanes) {
    this(range, stride, lanes, null);
  }

  /**
   * The samples of a range whose targets are known.
   *
   * @param columns target columns that are looked at
   */
  static SampleOrder complete(
      SampleRange range, int stride, Samples samples, Targets targets, int columns) {
    SampleOrder all = new SampleOrder(range, stride, samples.lanes());
    if (targets.complete()) {
      return all;
    }
    int[] complete =
        IntStream.range(0, all.count())
            .filter(i -> targets.complete(all.lane(i), all.place(i), columns))
            .toArray();
    return new SampleOrder(range, stride, samples.lanes(), complete);
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

  /** The place of a sample. */
  int place(int sample) {
    int offset = stride > range.count() ? 0 : lane(sample) % stride;
    int number = (complete == null ? sample : complete[sample]) % perLane();
    return range.start() + offset + number * stride;
  }

  /** The samples in their own order. */
  int[] inOrder() {
    return IntStream.range(0, count()).toArray();
  }

  /** What the samples are chosen by, in words; a checkpoint of others cannot be continued. */
  String description() {
    return "places %s to %s, stride %s, lanes %s"
        .formatted(range.start(), range.end(), stride, lanes);
  }
}
