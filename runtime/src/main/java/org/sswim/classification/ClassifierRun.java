package org.sswim.classification;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.samples.Head;
import org.sswim.simulation.RunProbe;
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
      spikes += running.state().fired();
    }
    read = false;
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

  /** Means of inputs over the sections of all steps so far, cut as {@link SectionCounts} does. */
  private static final class SectionMeans {
    private static final int FIRST_STEPS = 64;

    private final int inputs;
    private final int sections;

    /** Sums of the inputs before each step: {@code [steps + 1][inputs]}. */
    private double[] sums;

    private int steps;

    SectionMeans(int inputs, int sections) {
      this.inputs = inputs;
      this.sections = sections;
      sums = new double[inputs];
    }

    /** Takes the input of a step: {@code [inputs]} from position {@code from} on. */
    void add(float[] input, int from) {
      steps = Math.addExact(steps, 1);
      int at = Math.multiplyExact(steps, inputs);
      if (sums.length < at + inputs) {
        sums = Arrays.copyOf(sums, Math.max(2 * sums.length, FIRST_STEPS * inputs));
      }
      for (int j = 0; j < inputs; j++) {
        sums[at + j] = sums[at - inputs + j] + input[from + j];
      }
    }

    /**
     * Writes means; 0 before the first step.
     *
     * @param out written: {@code [sections][inputs]}
     */
    void write(float[] out) {
      for (int s = 0; s < sections; s++) {
        int from = Math.min(Math.max(0, steps - 1), (int) ((long) s * steps / sections));
        int end = Math.min(steps, Math.max(from + 1, (int) ((s + 1L) * steps / sections)));
        for (int j = 0; j < inputs; j++) {
          double sum = sums[end * inputs + j] - sums[from * inputs + j];
          out[s * inputs + j] = (float) (sum / Math.max(1, end - from));
        }
      }
    }

    /** Forgets all steps. */
    void reset() {
      steps = 0;
    }
  }

  /**
   * Counts spikes in equal sections of all steps so far. Of T steps, section s of S holds those
   * from {@code floor(s T / S)} to before {@code floor((s + 1) T / S)}, at least one.
   *
   * <p>With several sections, the steps that a section holds change with T. So spikes are
   * remembered, a bit each, and the counts are brought up to date.
   */
  private static final class SectionCounts {
    private static final int BITS = 6;
    private static final int FIRST_STEPS = 64;

    private final int neurons;
    private final int sections;

    /** Words that the spikes of a step take. */
    private final int words;

    private final int[][] counts;
    private final int[] start;
    private long[] spikes = new long[0];
    private int steps;

    SectionCounts(int neurons, int sections) {
      this.neurons = neurons;
      this.sections = sections;
      words = sections == 1 ? 0 : ((neurons - 1) >> BITS) + 1;
      counts = new int[sections][neurons];
      start = new int[sections];
    }

    /**
     * Takes the spikes of a step.
     *
     * @param fired 1 or 0: {@code [neurons]}
     */
    void add(float[] fired) {
      steps = Math.addExact(steps, 1);
      int last = sections - 1;
      for (int n = 0; n < neurons; n++) {
        counts[last][n] += (int) fired[n];
      }
      if (sections == 1) {
        return;
      }
      remember(fired);
      // Each section begins at most a step later than before: that step falls to the one before it.
      for (int s = last; s > 0; s--) {
        int begins = (int) ((long) s * steps / sections);
        while (start[s] < begins) {
          move(start[s]++, s);
        }
      }
    }

    private void remember(float[] fired) {
      int at = Math.multiplyExact(steps - 1, words);
      if (spikes.length < at + words) {
        spikes = Arrays.copyOf(spikes, Math.max(2 * spikes.length, FIRST_STEPS * words));
      }
      Arrays.fill(spikes, at, at + words, 0);
      for (int n = 0; n < neurons; n++) {
        if (fired[n] != 0) {
          spikes[at + (n >> BITS)] |= 1L << n;
        }
      }
    }

    private void move(int step, int section) {
      for (int n = 0; n < neurons; n++) {
        int fired = fired(step, n);
        counts[section][n] -= fired;
        counts[section - 1][n] += fired;
      }
    }

    private int fired(int step, int neuron) {
      return (int) ((spikes[step * words + (neuron >> BITS)] >>> neuron) & 1);
    }

    /**
     * Writes mean rates; 0 before the first step.
     *
     * @param out written: {@code [sections][neurons]}
     */
    void write(float[] out) {
      for (int s = 0; s < sections; s++) {
        int from = Math.min(Math.max(0, steps - 1), (int) ((long) s * steps / sections));
        int end = Math.max(from + 1, (int) ((s + 1L) * steps / sections));
        for (int n = 0; n < neurons; n++) {
          // Of fewer steps than sections, some see the same step.
          int fired = steps >= sections || steps == 0 ? counts[s][n] : fired(from, n);
          out[s * neurons + n] = fired / (float) (end - from);
        }
      }
    }

    /** Forgets all steps. */
    void reset() {
      steps = 0;
      Arrays.fill(start, 0);
      for (int[] own : counts) {
        Arrays.fill(own, 0);
      }
    }
  }
}
