package org.sswim.experiments.speed;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.sswim.forecasters.FinalTask;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasting.ChannelMode;
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
    ForecastTrainer trainer =
        new ForecastTrainer(
            ForecastOptions.defaults().withNetwork(options -> options.withNeurons(neurons)),
            workers);
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      pool.resetPeakUsage();
    }
    long began = System.nanoTime();
    trainer.fit(FinalTask.of(series, window, horizon, ChannelMode.SHARED, 0.2, stride));
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
