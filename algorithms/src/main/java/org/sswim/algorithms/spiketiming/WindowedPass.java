package org.sswim.algorithms.spiketiming;

import org.sswim.algorithms.learning.ChainPass;
import org.sswim.algorithms.learning.CrossEntropy;
import org.sswim.algorithms.learning.Rows;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.shown.Ramps;
import org.sswim.shown.SpikeClock;

/**
 * Loss and gradient of some samples in windows, in the memory of one worker. A layer is one matrix
 * product. Rows of which inputs fired give S, and behind them rows of their times give I. A neuron
 * fires at {@code t = (2 + I) / (1 + S) - 1}, so that
 *
 * <pre>
 *   dt/dS = -(1 + t) / (1 + S),   dt/dI = 1 / (1 + S)
 * </pre>
 *
 * <p>where it fires within its window, and 0 where it fires at once or not at all. Whether a neuron
 * fires has no gradient: there the evidence jumps. Evidence is {@code 2 S - I} of the outputs.
 */
final class WindowedPass extends ChainPass {
  private final double steepest;
  private final int inputs;

  WindowedPass(TimingNetwork network, Vectors data, int rows) {
    super(network.layers(), data, 2 * rows, false);
    steepest = network.options().steepest();
    inputs = data.inputs();
  }

  /** Evidence of each row, behind a {@link #forward}. */
  float[] evidence(int count) {
    int n = count * width(z.length - 1);
    return Rows.of(n, i -> 2 * evidence()[i] - evidence()[n + i]);
  }

  @Override
  protected int rows(int m, int count) {
    return 2 * count;
  }

  @Override
  protected void take(int[] order, int from, int count, int[] classes) {
    super.take(order, from, count, classes);
    int n = count * inputs;
    for (int i = 0; i < n; i++) {
      arrive(SpikeClock.latency(a[0][i]), i, n, a[0]);
    }
  }

  /** Writes whether a spike came, and when. */
  private static void arrive(float t, int at, int n, float[] to) {
    boolean fired = t < Float.POSITIVE_INFINITY;
    to[at] = fired ? 1 : 0;
    to[n + at] = fired ? t : 0;
  }

  @Override
  protected void activate(int m, int count) {
    int n = count * width(m);
    for (int i = 0; i < n; i++) {
      arrive(Ramps.windowed(z[m][i], z[m][n + i]), i, n, a[m + 1]);
    }
  }

  @Override
  protected double loss(int count, int[] classes, double share, float[] gradient) {
    int n = count * width(z.length - 1);
    float[] slope = new float[n];
    double loss = CrossEntropy.of(count, n / count, evidence(count), classes, share, slope);
    for (int i = 0; i < n; i++) {
      gradient[i] = 2 * slope[i];
      gradient[n + i] = -slope[i];
    }
    return loss;
  }

  /** Turns gradients by arrivals, which are behind, into those by S and I. */
  @Override
  protected void activateBackward(int m, int count, float[] gradient) {
    int n = count * width(m);
    for (int i = 0; i < n; i++) {
      float t = a[m + 1][n + i];
      float steep = (float) Math.min(steepest, 1 / (1 + z[m][i]));
      // What has not fired, or arrives at the end in any case, has no gradient.
      float g = t > 0 && t < 1 ? gradient[n + i] * steep : 0;
      gradient[i] = -(1 + t) * g;
      gradient[n + i] = g;
    }
  }
}
