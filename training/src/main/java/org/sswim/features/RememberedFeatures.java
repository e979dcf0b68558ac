package org.sswim.features;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.StepLevels;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * Features that are computed once where the same block is asked for again, as by other read-outs.
 */
public final class RememberedFeatures implements FeatureMap {
  private final FeatureMap map;
  private @Nullable Samples samples;
  private @Nullable SampleBlock block;
  private float[] last = new float[0];

  /** Features of a map that nobody else uses at the same time. */
  public RememberedFeatures(FeatureMap map) {
    this.map = map;
  }

  @Override
  public int features() {
    return map.features();
  }

  @Override
  public List<StepLevels> levels() {
    return map.levels();
  }

  @Override
  public FeatureMap forWorker() {
    return new RememberedFeatures(map.forWorker());
  }

  @Override
  public int skipFeatures() {
    return map.skipFeatures();
  }

  @Override
  public void writeNext(Samples from, SampleBlock next, float[] out) {
    block = null;
    map.writeNext(from, next, out);
  }

  @Override
  public void write(Samples from, SampleBlock asked, float[] out) {
    int values = Math.multiplyExact(asked.count(), features());
    if (!asked.equals(block) || !Objects.equals(from, samples)) {
      last = last.length < values ? new float[values] : last;
      map.write(from, asked, last);
      samples = from;
      block = asked;
    }
    System.arraycopy(last, 0, out, 0, values);
  }
}
