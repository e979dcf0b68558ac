package org.sswim.readout;

import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/** Which samples train where targets are missing: those all of whose targets are known. */
public final class CompleteSamples {
  private CompleteSamples() {}

  /**
   * How many samples of a range, all lanes and every stride-th place, are complete.
   *
   * @param reach target columns that are looked at
   */
  public static long count(
      Samples samples, Targets targets, SampleRange range, int reach, int stride) {
    long count = 0;
    for (int lane = 0; lane < samples.lanes(); lane++) {
      // Lanes are staggered, as where equations are gathered.
      int first = range.start() + Math.floorMod(lane - range.start(), stride);
      for (int place = first; place < range.end(); place += stride) {
        count += targets.complete(lane, place, reach) ? 1 : 0;
      }
    }
    return count;
  }
}
