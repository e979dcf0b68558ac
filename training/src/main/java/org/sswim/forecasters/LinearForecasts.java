package org.sswim.forecasters;

import org.jspecify.annotations.Nullable;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;

/**
 * Standardised forecasts of a linear read-out, window by window, with what was observed.
 *
 * @param readout of the windows as they are seen
 * @param windows the windows
 * @param relative whether they are seen relative to their last row
 * @param season what outputs are relative to, see {@link NetworkPlan#targetSeason}
 * @param joint what the joint stage adds; null without one
 */
record LinearForecasts(
    LinearReadout readout,
    WindowedSeries windows,
    boolean relative,
    int season,
    @Nullable JointTerm joint) {
  private static final int MOST_WINDOWS = 256;

  /** Sees forecasts. */
  interface Visitor {
    /**
     * Called for every forecast of an observed value.
     *
     * @param column lead, counted from 0, times channels, plus the channel
     * @param channel the channel
     * @param truth observed, standardised
     * @param forecast standardised
     */
    void visit(int column, int channel, double truth, double forecast);
  }

  /** Shows the forecasts from some windows, each of which has a horizon of rows after it. */
  void visit(SampleRange range, int stride, Visitor visitor) {
    int outputs = readout.outputs();
    int signals = windows.signals();
    int count = (range.count() + stride - 1) / stride;
    double[] out = new double[Math.min(MOST_WINDOWS, count) * outputs];
    for (int lane = 0; lane < windows.lanes(); lane++) {
      for (int from = 0; from < count; from += MOST_WINDOWS) {
        SampleBlock block =
            new SampleBlock(
                lane, range.start() + from * stride, Math.min(MOST_WINDOWS, count - from), stride);
        readout.write(windows.samples(relative), block, out);
        for (int i = 0; i < block.count() * outputs; i++) {
          out[i] += before(block, i / outputs, i % outputs / signals, i % signals);
        }
        if (joint != null) {
          joint.add(windows, block, outputs / signals, out);
        }
        for (int i = 0; i < block.count() * outputs; i++) {
          visit(block, i / outputs, i % outputs / signals, i % signals, out[i], visitor);
        }
      }
    }
  }

  /** What an output is a change from, and what the moment says. */
  private double before(SampleBlock block, int i, int k, int signal) {
    int lane = block.lane();
    int start = block.start(i);
    double reference =
        season > 0
            ? windows.centred(lane, start, windows.referenceRow(start, k + 1, season), signal)
            : 0;
    return reference + windows.moment(lane, start, start + windows.window() + k, signal);
  }

  private void visit(
      SampleBlock block, int i, int k, int signal, double forecast, Visitor visitor) {
    int row = block.start(i) + windows.window() + k;
    if (windows.observed(block.lane(), row, signal)) {
      int channel = windows.channel(block.lane(), signal);
      double truth = windows.value(block.lane(), row, signal);
      visitor.visit(k * windows.channels() + channel, channel, truth, forecast);
    }
  }
}
