package org.sswim.features;

import java.util.List;
import org.sswim.linalg.StepLevels;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * The features that the outputs of a network with skip connections see: its spiking features, then
 * the raw sample. Ridge regression on the latter is this with every spiking weight at 0.
 */
public final class SkipFeatures implements FeatureMap {
  private final FeatureMap spiking;
  private final FeatureMap raw;
  private float[] spikes = new float[0];
  private float[] rows = new float[0];

  private SkipFeatures(FeatureMap spiking, FeatureMap raw) {
    this.spiking = spiking;
    this.raw = raw;
  }

  /**
   * Spiking features, then those of skip connections, if there are any.
   *
   * @param signals signals of the input layer
   * @param skip which skip connections there are
   */
  public static FeatureMap of(FeatureMap spiking, int signals, SkipShape skip) {
    return skip.delays() == 0 ? spiking : new SkipFeatures(spiking, skip.features(signals));
  }

  @Override
  public int features() {
    return spiking.features() + raw.features();
  }

  @Override
  public List<StepLevels> levels() {
    return raw.levels().stream().map(levels -> levels.behind(spiking.features())).toList();
  }

  @Override
  public FeatureMap forWorker() {
    return new SkipFeatures(spiking.forWorker(), raw);
  }

  @Override
  public int skipFeatures() {
    return raw.features();
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    prepare(block);
    spiking.write(samples, block, spikes);
    raw.write(samples, block, rows);
    join(block, out);
  }

  @Override
  public void writeNext(Samples samples, SampleBlock block, float[] out) {
    prepare(block);
    spiking.writeNext(samples, block, spikes);
    raw.write(samples, block, rows);
    join(block, out);
  }

  private void prepare(SampleBlock block) {
    int left = spiking.features();
    int right = raw.features();
    if (spikes.length < (long) block.count() * left || rows.length < (long) block.count() * right) {
      spikes = new float[Math.multiplyExact(block.count(), left)];
      rows = new float[Math.multiplyExact(block.count(), right)];
    }
  }

  private void join(SampleBlock block, float[] out) {
    int left = spiking.features();
    int right = raw.features();
    for (int i = 0; i < block.count(); i++) {
      System.arraycopy(spikes, i * left, out, i * (left + right), left);
      System.arraycopy(rows, i * right, out, i * (left + right) + left, right);
    }
  }
}
