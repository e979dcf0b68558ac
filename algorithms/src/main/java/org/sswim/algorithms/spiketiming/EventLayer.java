package org.sswim.algorithms.spiketiming;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.shown.Ramps;

/**
 * A layer over one sample in event time. Forward, it goes from event to event. Backward, a neuron
 * that fired at {@code t_j} with the inputs C before it has
 *
 * <pre>
 *   t_j = (1 + sum_C w_ij t_i) / sum_C w_ij
 *   dt_j/dw_ij = (t_i - t_j) / sum_C w,   dt_j/dt_i = w_ij / sum_C w
 * </pre>
 */
final class EventLayer {
  private final TimingLayer layer;
  private final float longest;
  private final float steepest;

  /** Arrivals in order. */
  private final long[] events;

  private int arrivals;
  private final Ramps ramps;

  /** Spike times; infinity of silent neurons. */
  private final float[] times;

  /** Number of events before each spike. */
  private final int[] causes;

  /** S at each spike. */
  private final float[] reached;

  private final int[] crossed;
  private final long[] byCauses;
  private final float[] factor;
  private final float[] finite;

  /** A row of gradients, as a loop is fast only if it indexes all arrays alike. */
  private final float[] row;

  EventLayer(TimingLayer layer, RelPspOptions options) {
    this.layer = layer;
    longest = (float) options.longest();
    steepest = (float) options.steepest();
    int n = layer.outputs();
    events = new long[layer.inputs()];
    ramps = new Ramps(n);
    times = new float[n];
    causes = new int[n];
    reached = new float[n];
    crossed = new int[n];
    byCauses = new long[n];
    factor = new float[n];
    finite = new float[n];
    row = new float[n];
  }

  float[] times() {
    return times;
  }

  private static float time(long event) {
    return Float.intBitsToFloat((int) (event >> Integer.SIZE));
  }

  /** Computes spike times of those of the inputs. */
  void forward(float[] input) {
    ramps.reset(layer.reference());
    Arrays.fill(times, Float.POSITIVE_INFINITY);
    arrivals = 0;
    for (int i = 0; i < input.length; i++) {
      float t = input[i];
      if (t <= longest) {
        // Bits of floats that are not negative are in the order of the floats.
        events[arrivals++] = (long) Float.floatToIntBits(t) << Integer.SIZE | i;
      }
    }
    Arrays.sort(events, 0, arrivals);
    float now = 0;
    int silent = times.length;
    for (int e = 0; e < arrivals && silent > 0; e++) {
      float t = time(events[e]);
      if (t > now) {
        silent -= until(now, t, e);
        now = t;
      }
      ramps.add(layer.weights(), (int) events[e], t);
    }
    if (silent > 0) {
      until(now, longest, arrivals);
    }
  }

  private int until(float now, float next, int before) {
    int count = ramps.crossed(now, next, times, crossed);
    for (int c = 0; c < count; c++) {
      causes[crossed[c]] = before;
      reached[crossed[c]] = ramps.slope(crossed[c]);
    }
    return count;
  }

  /**
   * Takes gradients back.
   *
   * @param byTimes by the spike times; of silent neurons what is to be done as if they fired at the
   *     end, with slope 1
   * @param gradients added to: by weights, reference
   * @param byInput written, by the spike times of the inputs; null if not wanted
   */
  void backward(float[] byTimes, List<float[]> gradients, float @Nullable [] byInput) {
    int n = times.length;
    for (int j = 0; j < n; j++) {
      boolean fired = times[j] < Float.POSITIVE_INFINITY;
      finite[j] = fired ? times[j] : longest;
      factor[j] = byTimes[j] * (fired ? Math.min(steepest, 1 / reached[j]) : 1);
      byCauses[j] = (long) (fired ? causes[j] : arrivals) << Integer.SIZE | j;
      gradients.get(1)[j] -= factor[j] * finite[j];
    }
    Arrays.sort(byCauses);
    if (byInput != null) {
      Arrays.fill(byInput, 0);
    }
    int done = 0;
    for (int e = 0; e < arrivals; e++) {
      // Who fired before this event does not depend on it.
      while (done < n && byCauses[done] >> Integer.SIZE <= e) {
        factor[(int) byCauses[done++]] = 0;
      }
      if (done == n) {
        return;
      }
      int i = (int) events[e];
      System.arraycopy(gradients.get(0), i * n, row, 0, n);
      add(factor, time(events[e]), finite, row);
      System.arraycopy(row, 0, gradients.get(0), i * n, n);
      if (byInput != null) {
        byInput[i] = dot(n, factor, layer.weights(), i * n);
      }
    }
  }

  /** {@code sum_j += c_j (t - t_j)}. */
  private static void add(float[] c, float t, float[] times, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += c[j] * (t - times[j]);
    }
  }

  private static float dot(int n, float[] x, float[] weights, int from) {
    float sum = 0;
    for (int j = 0; j < n; j++) {
      sum += x[j] * weights[from + j];
    }
    return sum;
  }
}
