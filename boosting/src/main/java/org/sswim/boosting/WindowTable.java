package org.sswim.boosting;

import java.util.SplittableRandom;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.samples.SampleRange;

/**
 * Makes samples of windows: one of each lead and channel of those whose targets were all observed,
 * or, of very many, evenly some.
 *
 * @param channelWeight weight of the error of each channel
 * @param absolute whether absolute errors count instead of squared ones
 * @param seed decides which
 */
record WindowTable(
    WindowedSeries windows,
    Inputs inputs,
    int horizon,
    double[] channelWeight,
    boolean absolute,
    long seed) {

  /**
   * The samples of a range.
   *
   * @param most samples
   */
  TreeSamples of(SampleRange range, int most) {
    int step = TreeSamples.step((long) range.count() * windows.channels() * horizon, most);
    return TreeSamples.of(inputs.width(), take -> each(range, step, take));
  }

  /** Every step-th lead of each window, from one that is drawn. */
  private void each(SampleRange range, int step, TreeSamples.Take take) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int lane = 0; lane < windows.lanes(); lane++) {
      for (int start = range.start(); start < range.end(); start++) {
        if (!windows.complete(lane, start, horizon)) {
          continue;
        }
        for (int s = 0; s < windows.signals(); s++) {
          int first = 1 + random.nextInt(step);
          if (first <= horizon) {
            Inputs.Seen seen = inputs.seen(lane, start, s);
            double weight = channelWeight[windows.channel(lane, s)];
            for (int lead = first; lead <= horizon; lead += step) {
              take.sample(seen, lead, weight * (absolute ? seen.unit : seen.unit * seen.unit));
            }
          }
        }
      }
    }
  }
}
