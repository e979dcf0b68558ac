package org.sswim.experiments.speed;

/** The parts that can be measured. */
public enum SpeedPart {
  /** A whole fit next to its linear algebra. */
  FIT,
  /** Fits of small series, as most people have: daily for 20 years, hourly for two. */
  SMALL,
  /** Long windows, windowed and streaming. */
  SIMULATION,
  /** A batch of training by gradients. */
  GRADIENT,
  /** A row of a stream. */
  STREAMING,
  /** Fits of growing windows, neurons and channels. */
  GROWTH,
  /** Long and wide series: 250,000 and 1,000,000 rows of 8 channels, 207 channels. */
  LARGE,
  /** A predict process and the jars. */
  START
}
