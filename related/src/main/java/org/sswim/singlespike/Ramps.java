package org.sswim.singlespike;

/** Voltages that are sums of ramps: {@code V(t) = S t - I}. */
public final class Ramps {
  private Ramps() {}

  /** Adds the ramps of a spike at t: {@code S += w, I += w t}. */
  public static void add(int n, float[] weights, int from, float t, float[] slope, float[] offset) {
    for (int j = 0; j < n; j++) {
      slope[j] += weights[from + j];
      offset[j] += weights[from + j] * t;
    }
  }

  /**
   * When a neuron fires in its window, see {@link Firing#WINDOWED}.
   *
   * @param slope S
   * @param offset I
   * @return 0 .. 1, or infinity
   */
  public static float windowed(float slope, float offset) {
    if (slope >= 1 + offset) {
      return 0;
    }
    return 2 * slope > offset
        ? Math.min(1, Math.max(0, (2 + offset) / (1 + slope) - 1))
        : Float.POSITIVE_INFINITY;
  }

  /**
   * Finds who reaches the threshold, 1, before the next event.
   *
   * @param until time of that event
   * @param slope S: {@code [n]}
   * @param offset I: {@code [n]}
   * @param times changed where it was infinity: {@code [n]}
   * @param crossed written, the numbers of those who do: {@code [n]}
   * @return how many
   */
  public static int crossed(
      int n, float now, float until, float[] slope, float[] offset, float[] times, int[] crossed) {
    int count = 0;
    for (int j = 0; j < n; j++) {
      if (slope[j] * until - offset[j] >= 1 && times[j] == Float.POSITIVE_INFINITY) {
        // Rounding must not let an effect come before its cause.
        times[j] = Math.min(until, Math.max(now, (1 + offset[j]) / slope[j]));
        crossed[count++] = j;
      }
    }
    return count;
  }
}
