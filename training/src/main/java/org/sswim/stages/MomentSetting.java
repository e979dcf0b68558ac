package org.sswim.stages;

import java.util.List;
import org.sswim.linalg.Workers;
import org.sswim.samples.SampleRange;

/**
 * What the regressions of a moment stage share.
 *
 * @param data rows
 * @param anomalies whether rows are fitted as anomalies
 * @param leftOut rows that are left out in turn
 */
record MomentSetting(
    MomentData data, boolean anomalies, List<SampleRange> leftOut, Workers workers) {

  /** Rows to either side that anomalies look at. */
  int reach() {
    return anomalies ? MomentTargets.reach(data) : 0;
  }

  /** The first block of left-out rows that has a row; their number if none has it. */
  int blockOf(int row) {
    int block = 0;
    while (block < leftOut.size()
        && (row < leftOut.get(block).start() || row >= leftOut.get(block).end())) {
      block++;
    }
    return block;
  }
}
