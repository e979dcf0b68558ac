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

  /**
   * Writes the features of a block whose first window comes a stride after the last one of the
   * block written just before, as {@link #write} does but for what a network that runs on
   * remembers.
   *
   * @param out row-major {@code [block.count][features]}
   */
  default void writeNext(WindowedSeries series, WindowBlock block, float[] out) {
    write(series, block, out);
  }

  /**
   * Writes the features of superposed windows of a block; by default, as for a linear map,
   * superposed features. Safe to call from one thread at a time.
   *
   * @param out row-major {@code [block.count][features]}
   */
  default void writeSuperposed(
      WindowedSeries series, WindowBlock block, Superposition windows, float[] out) {
    write(series, block, out);
    windows.apply(out, features());
  }
}
