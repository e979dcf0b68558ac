package org.sswim.training;

import org.sswim.linalg.Precision;

/** Turns windows into the features of a linear read-out. */
public interface FeatureMap {

  /** Number of features. */
  int features();

  /** The precision in which their products may be summed. */
  Precision precision();

  /** The same features, to be computed by another thread at the same time. */
  FeatureMap forWorker();

  /**
   * How many of the last features are seen through skip synapses and bear a penalty of their own.
   */
  default int skipFeatures() {
    return 0;
  }

  /**
   * Writes the features of a block of windows. Safe to call from one thread at a time.
   *
   * @param out row-major {@code [block.count][features]}
   */
  void write(WindowedSeries series, WindowBlock block, float[] out);
}
