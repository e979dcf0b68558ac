package org.sswim.samples;

import java.util.ArrayList;
import java.util.List;
import org.sswim.checks.Checks;

/**
 * The samples of all lanes at neighbouring places; of a series the windows that start at some rows.
 *
 * @param start the first place
 * @param end one past the last place
 */
public record SampleRange(int start, int end) {

  /** Checks the order. */
  public SampleRange {
    Checks.that(start >= 0 && end >= start).or("not a range of samples: %s to %s", start, end);
  }

  /** Number of places. */
  public int count() {
    return end - start;
  }

  /**
   * The samples of a lane at every so many places. Lanes are staggered, so that a stride leaves no
   * time of day unseen by all of them.
   *
   * @param stride at least 1
   */
  public SampleBlock ofLane(int lane, int stride) {
    int first = start + Math.floorMod(lane - start, stride);
    return new SampleBlock(lane, first, Math.max(0, end - first + stride - 1) / stride, stride);
  }

  /**
   * Single samples, as many of each lane, spread evenly over the range.
   *
   * @param most how many of all lanes together, at most, but at least one of each
   */
  public List<SampleBlock> spread(int lanes, int most) {
    int perLane = Math.min(Math.max(1, most / lanes), count());
    List<SampleBlock> spread = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      for (int i = 0; i < perLane; i++) {
        spread.add(new SampleBlock(lane, start + (int) ((long) count() * i / perLane), 1, 1));
      }
    }
    return spread;
  }
}
