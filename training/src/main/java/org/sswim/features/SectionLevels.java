package org.sswim.features;

import org.sswim.network.InputLayer;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * The features of another map, then the mean of each signal in each of some equal sections of a
 * sample. Sections are cut as {@link SectionRates} cuts them. Skip connections see these means.
 *
 * @param rates the other features
 * @param input the layer that the network sees samples through
 * @param sections number of sections
 */
public record SectionLevels(FeatureMap rates, InputLayer input, int sections)
    implements FeatureMap {
  @Override
  public int features() {
    return rates.features() + sections * input.signals();
  }

  @Override
  public int skipFeatures() {
    return sections * input.signals();
  }

  @Override
  public FeatureMap forWorker() {
    return new SectionLevels(rates.forWorker(), input, sections);
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    int own = rates.features();
    int width = features();
    float[] spiking = new float[block.count() * own];
    rates.write(samples, block, spiking);
    for (int i = 0; i < block.count(); i++) {
      System.arraycopy(spiking, i * own, out, i * width, own);
      levels(samples, block.lane(), block.start(i), out, i * width + own);
    }
  }

  private void levels(Samples samples, int lane, int place, float[] out, int to) {
    int ahead = input.firstStep();
    int begin = ahead + Math.min(samples.firstStep(lane, place), samples.steps() - ahead - 1);
    int steps = samples.steps() - begin;
    for (int s = 0; s < sections; s++) {
      int from = (int) Math.min(steps - 1, (long) steps * s / sections);
      int end = (int) Math.max(from + 1, (long) steps * (s + 1) / sections);
      for (int j = 0; j < input.signals(); j++) {
        double sum = 0;
        for (int t = from; t < end; t++) {
          sum += samples.value(lane, place, begin + t, j);
        }
        out[to + s * input.signals() + j] = (float) (sum / (end - from));
      }
    }
  }
}
