package org.sswim.features;

import org.sswim.network.HiddenNetwork;
import org.sswim.network.ReadoutBanks;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;

/**
 * The features of a spiking network as weighted mean rates over the steps of a sample. With {@code
 * a = exp(-1 / sigma)} they are the features of a bank over T steps divided by {@code 1 - a^T}. So
 * they do not depend on the length of a sample. A bank of long support holds the mean rate over the
 * whole sample, one of short support that of its last steps. Read-out kernels are exponential and
 * have no delay.
 */
public final class MeanRates implements FeatureMap {
  private final HiddenNetwork network;
  private final SpikingFeatures features;

  /** The rates of a network. */
  public MeanRates(HiddenNetwork network) {
    this.network = network;
    features = new SpikingFeatures(network);
  }

  @Override
  public int features() {
    return features.features();
  }

  @Override
  public FeatureMap forWorker() {
    return new MeanRates(network);
  }

  @Override
  public void write(Samples samples, SampleBlock block, float[] out) {
    features.write(samples, block, out);
    int longest = samples.steps() - network.input().firstStep();
    int neurons = network.last().neurons();
    int at = 0;
    for (int i = 0; i < block.count(); i++) {
      int first = Math.min(samples.firstStep(block.lane(), block.start(i)), longest - 1);
      for (int m = 0; m < network.banks().banks(); m++) {
        float factor = (float) factor(network.banks(), m, longest - first);
        for (int n = 0; n < neurons; n++) {
          out[at++] *= factor;
        }
      }
    }
  }

  /** What brings a bank to mean rates after so many steps, at least 1. */
  static double factor(ReadoutBanks banks, int bank, int steps) {
    double left = -Math.expm1(-steps / (double) banks.support()[bank]);
    return 1 / left;
  }
}
