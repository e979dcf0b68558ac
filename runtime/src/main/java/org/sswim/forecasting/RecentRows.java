package org.sswim.forecasting;

import org.jspecify.annotations.Nullable;
import org.sswim.network.SkipConnections;
import org.sswim.simulation.RunProbe;
import org.sswim.stored.StateBytes;

/**
 * The last rows that a forecaster has seen: what targets refer to, and what skip connections see. A
 * ring, standardised. Allocates nothing but itself.
 */
final class RecentRows {
  private final ForecastModel model;
  private final @Nullable SkipConnections skip;
  private final int channels;
  private final int lanes;

  /** Rows that are kept. */
  private final int reach;

  /** Values of a row: channels, then columns that skip connections see. */
  private final int width;

  private final float[] ring;
  private final float[] skips;
  private long rows;

  /** None so far. */
  RecentRows(ForecastModel model) {
    this.model = model;
    skip = model.network().skip();
    channels = model.channels().size();
    lanes = model.spec().channels().lanes(channels);
    reach = Math.max(model.spec().relativeTarget() ? 1 : 0, model.network().skipDelays());
    width = channels + model.network().skipColumns();
    ring = new float[Math.multiplyExact(reach, width)];
    skips = new float[skip == null ? 0 : skip.count()];
  }

  /** Names what changes. */
  void state(StateBytes bytes) {
    bytes.floats(ring);
    rows = bytes.number(rows);
  }

  /**
   * Keeps a row.
   *
   * @param row the channels, as the network sees them: {@code [channels]}
   * @param inputs holds the row as a lane of the network sees it
   * @param end one past its last value there
   */
  void keep(float[] row, float[] inputs, int end) {
    if (reach > 0) {
      int to = (int) (rows % reach) * width;
      System.arraycopy(row, 0, ring, to, channels);
      int inputWidth = model.network().hidden().input().rowWidth();
      for (int c = channels; skip != null && c < width; c++) {
        int source = skip.signals() + c - channels;
        ring[to + c] = inputs[end - inputWidth + skip.place(source, inputWidth)];
      }
    }
    rows++;
  }

  /** What outputs are changes from. */
  double reference(int channel) {
    return model.spec().relativeTarget() ? value(1, channel) : 0;
  }

  /** A value so many rows back, 1 for the last row. */
  private float value(int back, int column) {
    return ring[(int) ((rows - back) % reach) * width + column];
  }

  /**
   * Adds what the skip connections contribute.
   *
   * @param inputs holds the last row as the lane sees it
   * @param end one past its last value there
   * @param out {@code [outputs]}, read and changed
   * @param probe is told what they see
   */
  void addSkips(int lane, float[] inputs, int end, float[] out, RunProbe probe) {
    if (skip == null) {
      return;
    }
    int at = 0;
    for (int s = 0; s < skip.sources(); s++) {
      boolean signal = s < skip.signals();
      int column = !signal ? channels + s - skip.signals() : lanes > 1 ? lane : s;
      float origin = signal && model.spec().relativeInput() ? value(1, column) : 0;
      for (int d = 0; d < skip.delays(); d++) {
        skips[at] = value(d + 1, column) - origin;
        skip.add(s, d, skips[at++], out);
      }
    }
    System.arraycopy(inputs, end - skip.ahead(), skips, at, skip.ahead());
    skip.addAhead(skips, skips.length, out);
    probe.skipped(skips);
  }
}
