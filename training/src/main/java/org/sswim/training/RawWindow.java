package org.sswim.training;

import org.sswim.linalg.Precision;

/**
 * The raw window as features: the baseline of a linear map from window to horizon. Ordered by row,
 * then by signal.
 *
 * @param window H
 * @param signals number of signals of a lane
 * @param relative whether windows are taken relative to their last row
 */
public record RawWindow(int window, int signals, boolean relative) implements FeatureMap {

  @Override
  public int features() {
    return window * signals;
  }

  /** Neighbouring rows are nearly collinear. */
  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  public FeatureMap forWorker() {
    return this;
  }

  @Override
  public void write(WindowedSeries series, WindowBlock block, float[] out) {
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      int start = block.start(i);
      for (int t = 0; t < window; t++) {
        for (int s = 0; s < signals; s++) {
          float origin = relative ? series.last(block.lane(), start, s) : 0;
          out[at++] = series.value(block.lane(), start + t, s) - origin;
        }
      }
    }
  }
}
