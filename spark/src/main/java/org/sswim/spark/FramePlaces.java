package org.sswim.spark;

import java.io.Serializable;
import java.time.Duration;
import org.sswim.panels.RowPlaces;
import org.sswim.series.SamplingInterval;

/**
 * When rows of a data frame are, as executors are told it.
 *
 * @param times how they are written
 * @param months from row to row; 0 where they are {@code seconds} apart
 * @param seconds from row to row; 0 where they are months apart
 */
record FramePlaces(FrameTimes times, int months, long seconds) implements Serializable {

  /** Places of rows so far apart. */
  static FramePlaces of(FrameTimes times, SamplingInterval spacing) {
    return new FramePlaces(times, spacing.months(), spacing.step().toSeconds());
  }

  /** What puts rows in their places. */
  RowPlaces rows() {
    return new RowPlaces(
        FrameFault.SOURCE,
        times.dates(),
        new SamplingInterval(months, Duration.ofSeconds(seconds)));
  }
}
