package org.sswim.algorithms.hybridcoding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.samples.Head;

/**
 * The outputs step by step for some samples, and the decisions that follow. The first output to
 * reach a threshold names the class, the highest of several at once. If none does, the highest at
 * the last step names it.
 */
final class Decisions {
  private static final int PART = 64;
  private static final int CANDIDATES = 100;

  private final int steps;
  private final int classes;

  /** {@code [steps][classes]} of each sample. */
  private final List<float[]> voltages = new ArrayList<>();

  private final int[] label;

  /**
   * What a threshold does.
   *
   * @param right share of samples named correctly
   * @param steps mean number of steps up to the decision
   */
  record Outcome(double right, double steps) {}

  /** Runs the network. */
  Decisions(HybridNetwork network, Vectors data, int[] samples) {
    this(network, data, samples, pass -> {});
  }

  /** Runs it once something is done to it. */
  Decisions(
      HybridNetwork network, Vectors data, int[] samples, Consumer<FirstSpikePass> disturbed) {
    steps = network.options().steps();
    classes = data.classes().size();
    label = new int[samples.length];
    FirstSpikePass pass =
        new FirstSpikePass(network, data, Math.min(PART, samples.length), new Earliness());
    disturbed.accept(pass);
    for (int from = 0; from < samples.length; from += PART) {
      int count = Math.min(PART, samples.length - from);
      pass.loss(samples, from, count);
      for (int r = 0; r < count; r++) {
        float[] own = new float[steps * classes];
        for (int t = 0; t < steps; t++) {
          System.arraycopy(pass.voltages(), (t * count + r) * classes, own, t * classes, classes);
        }
        voltages.add(own);
        label[from + r] = pass.label()[r];
      }
    }
  }

  /** What comes of a threshold; of infinity what waiting for the last step gives. */
  Outcome at(float threshold) {
    long right = 0;
    long sum = 0;
    float[] now = new float[classes];
    for (int i = 0; i < label.length; i++) {
      int t = 0;
      int best;
      do {
        System.arraycopy(voltages.get(i), t * classes, now, 0, classes);
        best = Head.highest(now);
        t++;
      } while (now[best] < threshold && t < steps);
      sum += t;
      right += best == label[i] ? 1 : 0;
    }
    return new Outcome((double) right / label.length, (double) sum / label.length);
  }

  /**
   * The lowest of some thresholds above which none costs more accuracy than it may.
   *
   * @param cost share of samples, against waiting
   */
  float lowest(double cost) {
    float largest = 0;
    for (float[] own : voltages) {
      for (float v : own) {
        largest = Math.max(largest, v);
      }
    }
    if (largest <= 0) {
      return 1;
    }
    double least = at(Float.POSITIVE_INFINITY).right - cost;
    float best = largest;
    for (int c = CANDIDATES - 1; c > 0; c--) {
      // Finer where it is lower: squares.
      float candidate = largest * c * c / (CANDIDATES * CANDIDATES);
      if (at(candidate).right < least) {
        break;
      }
      best = candidate;
    }
    return best;
  }
}
