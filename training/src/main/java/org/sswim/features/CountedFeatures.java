package org.sswim.features;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.sswim.linalg.StepLevels;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/** Features that tell how many samples they were written of, by all threads together. */
public final class CountedFeatures implements FeatureMap {
  private final FeatureMap map;
  private final AtomicLong written;
  private final LongConsumer told;

  /**
   * Counts from 0.
   *
   * @param told after each block, on the thread that wrote it
   */
  public CountedFeatures(FeatureMap map, LongConsumer told) {
    this(map, new AtomicLong(), told);
  }

  private CountedFeatures(FeatureMap map, AtomicLong written, LongConsumer told) {
    this.map = map;
    this.written = written;
    this.told = told;
  }

  @Override
  public int features() {
    return map.features();
  }

  @Override
  public FeatureMap forWorker() {
    return new CountedFeatures(map.forWorker(), written, told);
  }

  @Override
  public int skipFeatures() {
    return map.skipFeatures();
  }

  @Override
  public List<StepLevels> levels() {
    return map.levels();
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    map.write(samples, block, out);
    told.accept(written.addAndGet(block.count()));
  }

  @Override
  public void writeNext(Samples samples, SampleBlock block, float[] out) {
    map.writeNext(samples, block, out);
    told.accept(written.addAndGet(block.count()));
  }
}
