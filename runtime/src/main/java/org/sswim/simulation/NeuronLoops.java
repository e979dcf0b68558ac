package org.sswim.simulation;

/**
 * The loops over neurons that a simulation spends its time in.
 *
 * <p>They are small on purpose. HotSpot (17 and 25) vectorises a loop only if its body, unrolled to
 * the width of a vector, stays within a limit. The loop may call nothing but intrinsics, and must
 * index all arrays alike. Two of them in one are a quarter as fast as one after the other.
 */
public final class NeuronLoops {
  /** Multiplying by this twice lifts any negative number, however small, below -1. */
  private static final float STEEP = 1e38f;

  /** Added to a voltage, so that one of exactly 0 has a sign, too. */
  private static final float TINY = 1e-30f;

  private NeuronLoops() {}

  /** {@code memory = decay memory + x}. */
  public static void decayAndAdd(int n, float[] decay, float[] x, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + x[i];
    }
  }

  /** {@code memory = decay memory + x}, with one decay for all. */
  static void decayAndAdd(int n, float decay, float[] x, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay * memory[i] + x[i];
    }
  }

  /** {@code memory = decay memory + x - origin}. */
  static void decayAndAdd(int n, float[] decay, float[] x, float[] origin, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + (x[i] - origin[i]);
    }
  }

  /** {@code memory = decay memory + gate (x - origin)}. */
  static void decayAndAddGated(
      int n, float[] decay, float[] gate, float[] x, float[] origin, float[] memory) {
    for (int i = 0; i < n; i++) {
      memory[i] = decay[i] * memory[i] + gate[i] * (x[i] - origin[i]);
    }
  }

  /** {@code out = factor x}. */
  static void multiply(int n, float[] factor, float[] x, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = factor[i] * x[i];
    }
  }

  /** {@code out = factor x}, with one factor for all. */
  static void multiply(int n, float factor, float[] x, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = factor * x[i];
    }
  }

  /** {@code sum += factor x}. */
  public static void addProduct(int n, float[] factor, float[] x, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += factor[i] * x[i];
    }
  }

  /** {@code out = x - y}. */
  static void subtract(int n, float[] x, float[] y, float[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = x[i] - y[i];
    }
  }

  /** {@code spikes = 1} where {@code voltage >= 0}, else 0. */
  public static void fire(int n, float[] voltage, float[] spikes) {
    for (int i = 0; i < n; i++) {
      spikes[i] = Math.min(1f, Math.max(0f, voltage[i] * STEEP * STEEP + 1f));
    }
  }

  /**
   * Fires where {@code x >= threshold}, both finite.
   *
   * <p>The sign of a number is its ratio to its absolute value. A division takes half the time of a
   * minimum and a maximum, which have to mind NaN and negative zeros.
   */
  static void fire(int n, float[] x, float[] threshold, float[] spikes) {
    for (int i = 0; i < n; i++) {
      float voltage = x[i] - threshold[i] + TINY;
      spikes[i] = 0.5f + 0.5f * (voltage / Math.abs(voltage));
    }
  }

  /**
   * Fires where {@code x - threshold + memory >= 0}; every spike then adds its cost to the memory,
   * which decays: {@code memory = decay memory + cost spike}. All finite.
   */
  static void fireAtCost(
      int n,
      float[] x,
      float[] threshold,
      float[] cost,
      float[] decay,
      float[] memory,
      float[] spikes) {
    for (int i = 0; i < n; i++) {
      float refractory = memory[i];
      float voltage = x[i] - threshold[i] + refractory + TINY;
      float spike = 0.5f + 0.5f * (voltage / Math.abs(voltage));
      memory[i] = decay[i] * refractory + cost[i] * spike;
      spikes[i] = spike;
    }
  }
}
