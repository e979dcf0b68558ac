package org.sswim.classification;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.samples.Head;
import org.sswim.simulation.RunningNetwork;

/** The network of a classifier while it runs over coded input. A step allocates nothing. */
final class ClassifierRun {
  private final ClassifierModel model;
  private final SpikingNetwork network;
  private final RunningNetwork running;

  /** First inputs at which the network does not step yet, as they only fill the taps. */
  private final int waiting;

  /** Last inputs, oldest first: {@code [taps][inputs]}. */
  private final float[] history;

  private final SectionCounts rates;
  private final float[] features;
  private final float[] outputs;

  /** Where there are skip connections. */
  private final @Nullable SectionMeans levels;

  private final float[] means;
  private boolean read;
  private long seen;
  private long spikes;
  private final RunProbe probe;

  /** Whether the drive has changed since the last step of the network. */
  private boolean projected;

  ClassifierRun(ClassifierModel model, RunProbe probe) {
    this.model = model;
    this.probe = probe;
    network = model.network();
    HiddenNetwork hidden = network.hidden();
    InputLayer input = hidden.input();
    running = new RunningNetwork(hidden);
    // As in training: before a sequence there is rest, of a vector the first steps fill the taps.
    waiting = model.coding().vectors() ? input.firstStep() : 0;
    history = new float[Math.multiplyExact(input.taps(), input.signals())];
    rates = new SectionCounts(hidden.last().neurons(), hidden.banks().banks());
    features = new float[hidden.features()];
    outputs = new float[network.outputs()];
    int inputs = model.coding().inputs();
    int past = model.skipSections();
    levels = past > 0 ? new SectionMeans(inputs, past) : null;
    means = new float[inputs * past];
  }

  /**
   * Takes the input of a step.
   *
   * @param input holds it: {@code [inputs]} from position {@code from} on
   */
  void step(float[] input, int from) {
    int width = network.hidden().input().signals();
    int present = history.length - width;
    boolean same =
        present == 0 && seen > 0 && Arrays.equals(history, 0, width, input, from, from + width);
    if (!same) {
      System.arraycopy(history, width, history, 0, present);
      System.arraycopy(input, from, history, present, width);
      running.project(history, present);
      projected = true;
    }
    seen++;
    if (seen > waiting) {
      if (projected) {
        probe.projected(running.inputs());
        projected = false;
      }
      probe.stepped(running.step());
      if (levels != null) {
        levels.add(input, from);
      }
      rates.add(running.spikes());
      count();
    }
    read = false;
  }

  private void count() {
    for (int l = 0; l < network.hidden().layers().size(); l++) {
      int fired = 0;
      for (float spike : running.state().spikes(l)) {
        fired += (int) spike;
      }
      spikes += fired;
    }
  }

  /** Steps so far. */
  long steps() {
    return seen;
  }

  /** Spikes of all hidden neurons so far. */
  long spikes() {
    return spikes;
  }

  float[] spikes(int layer) {
    return running.state().spikes(layer);
  }

  /** The evidence for each class so far; at rest the read-out's bias. */
  float[] outputs() {
    if (!read) {
      rates.write(features);
      network.readout().apply(features, outputs);
      probe.read(features);
      if (levels != null) {
        levels.write(means);
        model.addSkip(means, outputs);
        probe.skipped(means);
      }
      read = true;
    }
    return outputs;
  }

  int best() {
    return Head.highest(outputs());
  }

  /**
   * Writes the softmax of the outputs.
   *
   * @param trust factor of the outputs
   */
  void probabilities(double trust, float[] out) {
    Softmax.write(outputs(), trust, out);
  }

  /** Puts everything back to rest. */
  void reset() {
    running.reset();
    rates.reset();
    if (levels != null) {
      levels.reset();
    }
    Arrays.fill(history, 0);
    read = false;
    seen = 0;
    spikes = 0;
  }
}
