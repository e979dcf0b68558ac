package org.sswim.samples;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some samples of one lane: those at places first, first + stride, ...
 *
 * @param lane number of the lane
 * @param first place of the first sample
 * @param count number of samples
 * @param stride places between neighbours, at least 1
 */
public record SampleBlock(int lane, int first, int count, int stride) {

  /** The place of sample i of the block; for windows of a series, the row at which it starts. */
  public int start(int i) {
    return first + i * stride;
  }

  /** Some neighbours among the samples, from one on. */
  public SampleBlock part(int from, int size) {
    return new SampleBlock(lane, start(from), size, stride);
  }

  /** Neighbours among the samples, at most so many at a time, in order. */
  public Stream<SampleBlock> parts(int most) {
    return IntStream.iterate(0, from -> from < count, from -> from + most)
        .mapToObj(from -> part(from, Math.min(most, count - from)));
  }
}
