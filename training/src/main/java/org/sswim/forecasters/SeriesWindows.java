package org.sswim.forecasters;

import org.sswim.samples.Samples;

/**
 * The windows of a series as samples. A place is the row at which a window starts, so that windows
 * slide. Signals are those of a lane, less the forecasts of the moment stage. Inputs beside them
 * are covariates.
 *
 * @param series the series
 * @param relative whether windows are seen relative to their last row
 */
record SeriesWindows(WindowedSeries series, boolean relative) implements Samples {

  @Override
  public int lanes() {
    return series.lanes();
  }

  @Override
  public int places() {
    return series.rows() - series.window() + 1;
  }

  @Override
  public int steps() {
    return series.window();
  }

  @Override
  public int signals() {
    return series.signals();
  }

  @Override
  public int context() {
    return series.contextWidth();
  }

  @Override
  public boolean sliding() {
    return true;
  }

  @Override
  public float value(int lane, int place, int step, int signal) {
    return series.centred(lane, place, place + step, signal);
  }

  @Override
  public float context(int lane, int place, int step, int input) {
    return series.context(lane, place + step, input);
  }
}
