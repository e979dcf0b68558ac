package org.sswim.training;

import java.util.List;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/** How often the neurons of a network fire. */
public final class FiringRate {
  private FiringRate() {}

  /**
   * Spikes per neuron and step, over all hidden layers and a spread of samples that start at rest.
   *
   * @param targets samples of which none is known are left out
   */
  public static double measure(
      HiddenNetwork network, Samples samples, Targets targets, SampleRange range) {
    double spikes = 0;
    double places = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      List<SpikingLayer> upTo = network.layers().subList(0, l + 1);
      NetworkSamples seen =
          new NetworkSamples(
              samples, targets, targets.signals(), range, network.input(), upTo, network.banks());
      float[] train = new float[seen.steps() * upTo.get(l).neurons()];
      int some = Math.min(ReadoutEquations.SOME, seen.count());
      for (int s = 0; s < some; s++) {
        int sample = (int) ((s + 0.5) * seen.count() / some);
        seen.inputs(sample, train, 0);
        spikes += sum(train);
        places += (double) (seen.steps() - seen.begin(sample)) * upTo.get(l).neurons();
      }
    }
    return spikes / places;
  }

  // By itself, as a loop that runs hot compiles all that is around it.
  private static double sum(float[] train) {
    double sum = 0;
    for (float spike : train) {
      sum += spike;
    }
    return sum;
  }
}
