package org.sswim.training;

import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingLayer;

/** How often the neurons of a network fire. */
public final class FiringRate {
  private static final int WINDOWS = 256;

  private FiringRate() {}

  /** Spikes per neuron and step, over all hidden layers and a spread of windows. */
  public static double measure(
      HiddenNetwork network, WindowedSeries series, WindowRange range, boolean relativeInput) {
    InputLayer input = network.input();
    double spikes = 0;
    double places = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      HiddenNetwork upTo =
          new HiddenNetwork(input, network.layers().subList(0, l + 1), network.banks());
      SampledWindows windows = new SampledWindows(series, range, 1, relativeInput, input, upTo);
      SpikingLayer layer = upTo.last();
      float[] train = new float[windows.steps() * layer.neurons()];
      int sample = Math.min(WINDOWS, windows.count());
      for (int s = 0; s < sample; s++) {
        windows.inputs((int) ((s + 0.5) * windows.count() / sample), train, 0);
        for (float spike : train) {
          spikes += spike;
        }
        places += train.length;
      }
    }
    return spikes / places;
  }
}
