package org.sswim.classification;

import java.util.Arrays;

/**
 * Counts spikes in equal sections of all steps so far. Of T steps, section s of S holds those from
 * {@code floor(s T / S)} to before {@code floor((s + 1) T / S)}, at least one.
 *
 * <p>With several sections, the steps that a section holds change with T. So spikes are remembered,
 * a bit each, and the counts are brought up to date.
 */
final class SectionCounts {
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
