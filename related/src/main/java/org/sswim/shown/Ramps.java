package org.sswim.shown;

import java.util.Arrays;

/** Voltages of the neurons of a layer, sums of ramps: {@code V(t) = S t - I}. */
public final class Ramps {
  private final float[] slope;
  private final float[] offset;

  /** A row of weights, since a loop is fast only if it indexes all arrays alike. */
  private final float[] row;

  /** Memory of so many neurons. */
  public Ramps(int neurons) {
    slope = new float[neurons];
    offset = new float[neurons];
    row = new float[neurons];
  }

  /** Begins: {@code S = reference, I = 0}. */
  public void reset(float[] reference) {
    System.arraycopy(reference, 0, slope, 0, slope.length);
    Arrays.fill(offset, 0);
  }

  /**
   * Adds the ramps of a spike at t: {@code S += w, I += w t}.
   *
   * @param weights row-major {@code [inputs][neurons]}
   * @param input number of the input that spikes
   */
  public void add(float[] weights, int input, float t) {
    System.arraycopy(weights, input * row.length, row, 0, row.length);
    add(row, slope);
    add(t, row, offset);
  }

  private static void add(float[] x, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += x[j];
    }
  }

  private static void add(float factor, float[] x, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += x[j] * factor;
    }
  }

  /** S of a neuron. */
  public float slope(int neuron) {
    return slope[neuron];
  }

  /** I of a neuron. */
  public float offset(int neuron) {
    return offset[neuron];
  }

  /**
   * When a neuron fires in its window, see {@link SpikeClock.Firing#WINDOWED}.
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
   * @param times changed where it was infinity: {@code [neurons]}
   * @param crossed written, the numbers of those who do: {@code [neurons]}
   * @return how many
   */
  public int crossed(float now, float until, float[] times, int[] crossed) {
    int count = 0;
    for (int j = 0; j < slope.length; j++) {
      if (slope[j] * until - offset[j] >= 1 && times[j] == Float.POSITIVE_INFINITY) {
        // Rounding must not let an effect come before its cause.
        times[j] = Math.min(until, Math.max(now, (1 + offset[j]) / slope[j]));
        crossed[count++] = j;
      }
    }
    return count;
  }
}
