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
  Table of(SampleRange range, int most) {
    long all = (long) range.count() * windows.channels() * horizon;
    int step = (int) Math.max(1, (all + most - 1) / most);
    int[] count = new int[1];
    each(range, step, (seen, lead, weight) -> count[0]++);
    int width = inputs.width();
    Table table =
        new Table(width, new float[count[0] * width], new float[count[0]], new float[count[0]]);
    int[] at = new int[1];
    each(
        range,
        step,
        (seen, lead, weight) -> {
          seen.write(lead, table.x(), at[0] * width);
          table.y()[at[0]] = seen.target(lead);
          table.weight()[at[0]++] =
              (float) (weight * (absolute ? seen.unit : seen.unit * seen.unit));
        });
    return table;
  }

  private interface Take {
    void sample(Inputs.Seen seen, int lead, double weight);
  }

  /** Every step-th lead of each window, from one that is drawn. */
  private void each(SampleRange range, int step, Take take) {
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
              take.sample(seen, lead, weight);
            }
          }
        }
      }
    }
  }
}
