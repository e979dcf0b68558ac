package org.sswim.experiments.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;

/**
 * A fit of some size.
 *
 * @param what what grows
 * @param factor how many times the smallest
 * @param seconds of the fit
 * @param peakMegabytes largest heap in use while it ran, garbage included
 */
public record Growth(String what, double factor, double seconds, double peakMegabytes) {

  /** Fits a series of some size. */
  static Growth measure(
      String what,
      double factor,
      int rows,
      int channels,
      int window,
      int horizon,
      int neurons,
      Auto<Integer> stride,
      Workers workers) {
    TimeSeries series = SyntheticSeries.of(rows, channels);
    SSwimForecaster forecaster =
        SSwimForecaster.of(window, horizon).neurons(neurons).withStride(stride);
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      pool.resetPeakUsage();
    }
    long began = System.nanoTime();
    forecaster.finalFit(series, workers);
    double seconds = (System.nanoTime() - began) * 1e-9;
    double peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed() / 1e6;
      }
    }
    return new Growth(what, factor, seconds, peak);
  }
}
