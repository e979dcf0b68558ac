package org.sswim.sequences;

import java.util.Arrays;
import org.sswim.checks.Ranges;

/**
 * Another front, which does not see the silence before and after what is loud.
 *
 * <p>The energy of a window is the mean of x^2 over {@value #WINDOW_MS} ms; windows begin every
 * {@value #HOP_MS} ms. The part that is kept runs from the beginning of the first loud window to
 * the end of the last one. A window is loud if its energy is at most {@code depthDb} below that of
 * the loudest: 10 log10(max / energy) &lt;= {@code depthDb}. Samples after the last whole window
 * count as silence. A recording shorter than a window is kept whole; where all is silent, every
 * window is.
 *
 * @param front sees what is kept
 * @param depthDb how far below the loudest window one still counts as loud, in dB, 0 or more
 */
public record TrimmedFront(SoundFront front, double depthDb) implements SoundFront {
  private static final int WINDOW_MS = 25;
  private static final int HOP_MS = 10;

  /** Checks the range. */
  public TrimmedFront {
    Ranges.requireNotBelow("the depth in dB", depthDb);
  }

  @Override
  public int bands() {
    return front.bands();
  }

  @Override
  public float[] steps(float[] samples, float rate) {
    return front.steps(kept(samples, rate), rate);
  }

  private float[] kept(float[] samples, float rate) {
    int window = Math.max(1, Math.round(WINDOW_MS * rate / 1000));
    int hop = Math.max(1, Math.round(HOP_MS * rate / 1000));
    if (samples.length < window) {
      return samples;
    }
    double[] energies = energies(samples, window, hop);
    double least = Arrays.stream(energies).max().orElse(0) * Math.pow(10, -depthDb / 10);
    int first = 0;
    while (energies[first] < least) {
      first++;
    }
    int last = energies.length - 1;
    while (energies[last] < least) {
      last--;
    }
    return Arrays.copyOfRange(samples, first * hop, last * hop + window);
  }

  private static double[] energies(float[] samples, int window, int hop) {
    double[] energies = new double[1 + (samples.length - window) / hop];
    for (int t = 0; t < energies.length; t++) {
      for (int n = t * hop; n < t * hop + window; n++) {
        energies[t] += (double) samples[n] * samples[n];
      }
    }
    return energies;
  }
}
