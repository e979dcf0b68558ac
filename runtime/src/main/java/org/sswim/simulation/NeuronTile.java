package org.sswim.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingLayer;

/**
 * Some neighbouring neurons of a layer with exponential kernels, run over many windows of equal
 * length, each from rest. Their number is so small that their state stays in the processor's first
 * cache.
 *
 * <p>Computes what {@link NetworkStep} computes, to rounding, for less:
 *
 * <ul>
 *   <li>Filtering the drive is linear, so it is done once per row for all windows that share the
 *       row. A window at rest differs from that by {@code a^k} after k steps. Only where this
 *       exceeds {@value #NEGLIGIBLE} is the drive filtered for the window alone.
 *   <li>The origin of a relative window, the bias and the filter's gain enter as one threshold.
 *   <li>A read-out bank runs over the last steps only, as many as its kernel has above {@value
 *       #NEGLIGIBLE}.
 * </ul>
 *
 * <p>Holds scratch memory and is not for use by several threads at once.
 */
public final class NeuronTile {
  private static final int WIDEST = 512;

  /** What is left of a response that is not worth computing. */
  private static final double NEGLIGIBLE = 1e-8;

  private final int from;
  private final int n;
  private final int steps;

  /** Steps of a window at which the drive is filtered for it alone. */
  private final int own;

  private final int[] delay;
  private final int longestDelay;
  private final float[] decay;
  private final float[] gain;
  private final float[] bias;
  private final boolean free;
  private final float[] cost;
  private final float[] refractoryDecay;
  private final float[] bankDecay;
  private final float[] bankGain;
  private final int[] bankStart;
  private final int[] bankEnd;

  /** Whether a neuron's delayed drive has reached it: {@code [longestDelay][n]}, 1 or 0. */
  private final float[][] arrived;

  /** Drive by row, delayed and times the gain; and the same filtered. */
  private float[][] scaled = new float[0][];

  private float[][] settled = new float[0][];

  private final float[] origin;
  private final float[] scaledOrigin;
  private final float[] threshold;
  private final float[] restThreshold;
  private final float[] potential;
  private final float[] refractory;
  private final float[] spikes;
  private final float[][] banks;

  private NeuronTile(
      SpikingLayer layer, int from, int n, int steps, boolean shared, ReadoutBanks readout) {
    this.from = from;
    this.n = n;
    this.steps = steps;
    delay = Arrays.copyOfRange(layer.delay(), from, from + n);
    longestDelay = Arrays.stream(delay).max().orElse(0);
    decay = new float[n];
    gain = new float[n];
    bias = Arrays.copyOfRange(layer.bias(), from, from + n);
    cost = Arrays.copyOfRange(layer.cost(), from, from + n);
    refractoryDecay = new float[n];
    double longestMemory = 0;
    boolean anyCost = false;
    for (int i = 0; i < n; i++) {
      double support = layer.support()[from + i];
      double a = layer.pspKernel().recursion(support).a();
      decay[i] = (float) a;
      gain[i] = (float) Kernels.unitSum(layer.pspKernel(), support);
      double refractorySupport = layer.refractorySupport()[from + i];
      refractoryDecay[i] = (float) layer.refractoryKernel().recursion(refractorySupport).a();
      longestMemory = Math.max(longestMemory, a);
      anyCost |= cost[i] != 0;
    }
    free = !anyCost;
    own = shared ? (int) Math.min(steps, (long) longestDelay + reach(longestMemory)) : 0;
    arrived = new float[own > 0 ? Math.min(longestDelay, steps) : 0][n];
    for (int k = 0; k < arrived.length; k++) {
      for (int i = 0; i < n; i++) {
        arrived[k][i] = k >= delay[i] ? 1 : 0;
      }
    }
    int count = readout.banks();
    bankDecay = new float[count];
    bankGain = new float[count];
    bankStart = new int[count];
    bankEnd = new int[count];
    for (int m = 0; m < count; m++) {
      double support = readout.support()[m];
      double a = readout.kernel().recursion(support).a();
      bankDecay[m] = (float) a;
      bankGain[m] = (float) Kernels.unitSum(readout.kernel(), support);
      bankEnd[m] = steps - readout.delay()[m];
      bankStart[m] = Math.max(0, bankEnd[m] - reach(a));
    }
    origin = new float[n];
    scaledOrigin = new float[n];
    threshold = new float[n];
    restThreshold = new float[n];
    for (int i = 0; i < n; i++) {
      restThreshold[i] = -bias[i];
    }
    potential = new float[n];
    refractory = new float[n];
    spikes = new float[n];
    banks = new float[count][n];
  }

  /** Steps until the powers of a pole are negligible. */
  private static int reach(double pole) {
    return pole == 0
        ? 1
        : (int) Math.min(1 << 30, Math.ceil(Math.log(NEGLIGIBLE) / Math.log(pole)));
  }

  /** Whether tiles can run a layer: all kernels exponential. */
  public static boolean canRun(SpikingLayer layer, ReadoutBanks banks) {
    return layer.pspKernel().form() == Kernel.Form.FIRST_ORDER
        && layer.refractoryKernel().form() == Kernel.Form.FIRST_ORDER
        && banks.kernel().form() == Kernel.Form.FIRST_ORDER;
  }

  /**
   * The tiles that make up a layer.
   *
   * @param steps steps of a window
   * @param shared whether windows that start at different rows share a loaded drive; else each
   *     starts at the first row
   * @param banks the banks that read the layer
   */
  public static List<NeuronTile> of(
      SpikingLayer layer, int steps, boolean shared, ReadoutBanks banks) {
    int neurons = layer.neurons();
    int count = (neurons + WIDEST - 1) / WIDEST;
    List<NeuronTile> tiles = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int from = (int) ((long) neurons * k / count);
      int to = (int) ((long) neurons * (k + 1) / count);
      tiles.add(new NeuronTile(layer, from, to - from, steps, shared, banks));
    }
    return tiles;
  }

  /**
   * Takes the drive of some rows.
   *
   * @param drive row-major {@code [rows][width]}, width that of the whole layer; begins at {@code
   *     at}
   */
  public void load(float[] drive, int at, int rows, int width) {
    if (scaled.length < rows) {
      scaled = new float[rows][n];
      settled = new float[own < steps ? rows : 0][n];
    }
    for (int t = 0; t < rows; t++) {
      float[] row = scaled[t];
      if (longestDelay == 0) {
        System.arraycopy(drive, at + t * width + from, row, 0, n);
      } else {
        for (int i = 0; i < n; i++) {
          row[i] = t < delay[i] ? 0 : drive[at + (t - delay[i]) * width + from + i];
        }
      }
      NeuronLoops.multiply(n, gain, row, row);
    }
    Arrays.fill(potential, 0);
    for (int t = 0; t < rows && own < steps; t++) {
      NeuronLoops.decayAndAdd(n, decay, scaled[t], potential);
      System.arraycopy(potential, 0, settled[t], 0, n);
    }
  }

  /**
   * Runs one window from rest.
   *
   * @param row loaded row at which the window starts
   * @param origins drive that counts as 0, or null for none: {@code [width]} from position {@code
   *     at} on
   * @param train written unless it is null: row-major {@code [steps][width]}, from position {@code
   *     to} on
   * @param width that of the whole layer
   */
  public void run(
      int row, float @Nullable [] origins, int at, float @Nullable [] train, int to, int width) {
    if (origins == null) {
      Arrays.fill(origin, 0);
    } else {
      System.arraycopy(origins, at + from, origin, 0, n);
    }
    NeuronLoops.subtract(n, origin, bias, threshold);
    NeuronLoops.multiply(n, gain, origin, scaledOrigin);
    Arrays.fill(potential, 0);
    Arrays.fill(refractory, 0);
    for (float[] bank : banks) {
      Arrays.fill(bank, 0);
    }
    for (int k = 0; k < steps; k++) {
      if (k < own) {
        filter(k, scaled[row + k]);
        fire(potential, restThreshold);
      } else {
        fire(settled[row + k], threshold);
      }
      for (int m = 0; m < banks.length; m++) {
        if (k >= bankStart[m] && k < bankEnd[m]) {
          NeuronLoops.decayAndAdd(n, bankDecay[m], spikes, banks[m]);
        }
      }
      if (train != null) {
        System.arraycopy(spikes, 0, train, to + k * width + from, n);
      }
    }
  }

  private void filter(int k, float[] x) {
    if (k < arrived.length) {
      NeuronLoops.decayAndAddGated(n, decay, arrived[k], x, scaledOrigin, potential);
    } else {
      NeuronLoops.decayAndAdd(n, decay, x, scaledOrigin, potential);
    }
  }

  private void fire(float[] x, float[] level) {
    if (free) {
      NeuronLoops.fire(n, x, level, spikes);
    } else {
      NeuronLoops.fireAtCost(n, x, level, cost, refractoryDecay, refractory, spikes);
    }
  }

  /**
   * Writes the features at the end of the last window that ran.
   *
   * @param out {@code [banks][width]} from position {@code to} on
   * @param width that of the whole layer
   */
  public void features(float[] out, int to, int width) {
    for (int m = 0; m < banks.length; m++) {
      NeuronLoops.multiply(n, bankGain[m], banks[m], banks[m]);
      System.arraycopy(banks[m], 0, out, to + m * width + from, n);
    }
  }
}
