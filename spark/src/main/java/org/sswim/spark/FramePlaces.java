package org.sswim.spark;

import java.io.Serializable;
import org.sswim.panels.RowPlaces;
import org.sswim.series.SamplingInterval;

/**
 * When rows of a data frame are, as executors are told it.
 *
 * @param times how they are written
 * @param spacing how far they are apart, as {@link SamplingInterval#text} writes it
 */
record FramePlaces(FrameTimes times, String spacing) implements Serializable {

  /** Places of rows so far apart. */
  static FramePlaces of(FrameTimes times, SamplingInterval spacing) {
    return new FramePlaces(times, spacing.text());
  }

  /** What puts rows in their places. */
  RowPlaces rows() {
    return new RowPlaces(FrameFault.SOURCE, times.dates(), SamplingInterval.parse(spacing));
  }
}
