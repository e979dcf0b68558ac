package org.sswim.features;

import java.util.List;
import org.sswim.linalg.StepLevels;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/** Turns samples into the features of a linear read-out. */
public interface FeatureMap {

  /** Number of features. */
  int features();

  /** The same features, to be computed by another thread at the same time. */
  FeatureMap forWorker();

  /**
   * How many of the last features are seen through skip connections and bear a penalty of their
   * own.
   */
  default int skipFeatures() {
    return 0;
  }

  /** Those of its features that are levels of consecutive steps, and may be nearly collinear. */
  default List<StepLevels> levels() {
    return List.of();
  }

  /**
   * Writes the features of a block of samples. Safe to call from one thread at a time.
   *
   * @param out row-major {@code [block.count][features]}
   */
  void write(Samples samples, SampleBlock block, float[] out);

  /**
   * Writes the features of a block whose first sample comes a stride after the last one of the
   * block written just before. It does the same as {@link #write}, except for what a network that
   * runs on remembers.
   *
   * @param out row-major {@code [block.count][features]}
   */
  default void writeNext(Samples samples, SampleBlock block, float[] out) {
    write(samples, block, out);
  }
}
