package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.samples.Samples;
import org.sswim.simulation.RunningNetwork;

/** When some neurons of a network's last layer fire while it sees a sample from rest. */
final class SpikeRaster {
  private SpikeRaster() {}

  /**
   * Runs the network. Of its last layer it runs the neurons asked for alone.
   *
   * @param neurons indices within the last layer
   * @param samples in one lane
   * @param place the sample that it sees
   * @return {@code [neurons][steps]}, the steps those that the sample has
   */
  static boolean[][] of(HiddenNetwork network, int[] neurons, Samples samples, int place) {
    List<SpikingLayer> layers = new ArrayList<>(network.layers());
    int last = layers.size() - 1;
    layers.set(last, layers.get(last).select(neurons));
    HiddenNetwork cut = network.withLayers(layers);
    int ahead = cut.input().firstStep();
    int all = samples.steps() - ahead;
    int begin = Math.min(samples.firstStep(0, place), all - 1);
    int signals = samples.signals();
    float[] rows = new float[Math.multiplyExact(samples.steps(), signals)];
    for (int t = begin; t < samples.steps(); t++) {
      for (int s = 0; s < signals; s++) {
        rows[t * signals + s] = samples.value(0, place, t, s);
      }
    }
    RunningNetwork running = new RunningNetwork(cut);
    boolean[][] fired = new boolean[neurons.length][all - begin];
    for (int t = begin; t < all; t++) {
      running.step(rows, (t + ahead) * signals);
      float[] spikes = running.spikes();
      for (int n = 0; n < neurons.length; n++) {
        fired[n][t - begin] = spikes[n] > 0;
      }
    }
    return fired;
  }

  /** Number of steps at which a neuron fires. */
  static int count(boolean[] fired) {
    int count = 0;
    for (boolean spike : fired) {
      count += spike ? 1 : 0;
    }
    return count;
  }

  /**
   * A spike train that is no longer than a page needs. Steps side by side become one, which holds a
   * spike where one of them does.
   *
   * @param stride how many become one, at least 1
   */
  static boolean[] binned(boolean[] fired, int stride) {
    boolean[] bins = new boolean[(fired.length + stride - 1) / stride];
    for (int t = 0; t < fired.length; t++) {
      bins[t / stride] |= fired[t];
    }
    return bins;
  }
}
