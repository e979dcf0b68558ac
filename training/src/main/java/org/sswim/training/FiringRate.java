package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.SpikingLayer;
import org.sswim.readout.ReadoutEquations;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;
import org.sswim.simulation.RunningNetwork;

/** When and how often the neurons of a network fire. */
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

  /**
   * When neurons of the last layer fire while a network sees a sample from rest. Of that layer it
   * runs the neurons asked for alone.
   *
   * @param neurons indices within the last layer
   * @param samples without context, in one lane
   * @param place the sample that it sees
   * @return {@code [neurons][steps]}, the steps those that the sample has
   */
  public static boolean[][] trains(
      HiddenNetwork network, int[] neurons, Samples samples, int place) {
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

  // By itself, as a loop that runs hot compiles all that is around it.
  private static double sum(float[] train) {
    double sum = 0;
    for (float spike : train) {
      sum += spike;
    }
    return sum;
  }
}
