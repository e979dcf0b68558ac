package org.sswim.network;

import java.util.Arrays;
import org.sswim.checks.Checks;
import org.sswim.kernel.Kernel;
import org.sswim.stored.Limited;

/**
 * Bounds on what running a network may cost, in memory and time, and what it costs. Far beyond any
 * sensible model; a hostile file meets them.
 */
public final class RunLimits {
  /** Operations of naming one sample or forecasting one series: some seconds on one core. */
  private static final double MOST_OF_A_RUN = 1e10;

  /** Delays and supports, in time steps: preparing a kernel takes time in proportion to them. */
  public static final int LONGEST_TIME = 100_000;

  private RunLimits() {}

  /** What each of several runs may use at a time of the memory that Java may use. */
  public static long ofARun(long memory) {
    return memory / Runtime.getRuntime().availableProcessors();
  }

  /** Operations of a step of all neurons and banks. */
  public static double step(HiddenNetwork hidden) {
    InputLayer input = hidden.input();
    double step = (double) input.taps() * input.rowWidth() * hidden.layers().get(0).neurons();
    for (int l = 1; l < hidden.layers().size(); l++) {
      step += (double) hidden.layers().get(l - 1).neurons() * hidden.layers().get(l).neurons();
    }
    return step + filters(hidden);
  }

  /**
   * Refuses a run that would be too large or too slow.
   *
   * @param who would run
   * @param values that a run holds
   * @param operations of a run
   * @param memory bytes that a run may use
   * @throws IllegalArgumentException if one is too much
   */
  public static void requireRun(String who, double values, double operations, long memory) {
    Checks.that(!(values > Limited.MOST_VALUES))
        .or(
            "%s would hold %.3g values, at most %d are supported",
            who, values, Limited.MOST_VALUES);
    Checks.not(Float.BYTES * values > memory / 2.0)
        .or(
            "%s would take %.0f MB; at most half of Java's %d MB for each processor are allowed",
            who, Float.BYTES * values / (1 << 20), memory >> 20);
    Checks.that(!(operations > MOST_OF_A_RUN))
        .or(
            "%s would take %.3g operations at a time, at most %.0e are supported",
            who, operations, MOST_OF_A_RUN);
  }

  /**
   * Refuses delays and supports that are too long.
   *
   * @param support that supports of the read-out may have at most
   * @throws IllegalArgumentException naming one that is
   */
  public static void requireShort(HiddenNetwork hidden, int support) {
    requireShort("delays of the read-out", longest(hidden.banks().delay()), LONGEST_TIME);
    requireShort("supports of the read-out", longest(hidden.banks().support()), support);
    for (SpikingLayer layer : hidden.layers()) {
      requireShort("delays", longest(layer.delay()), LONGEST_TIME);
      requireShort("supports", longest(layer.support()), LONGEST_TIME);
      requireShort("refractory supports", longest(layer.refractorySupport()), LONGEST_TIME);
    }
  }

  /** Values that the filters of all neurons and banks hold. */
  public static double filters(HiddenNetwork hidden) {
    double values = 0;
    for (SpikingLayer layer : hidden.layers()) {
      values += filter(layer.pspKernel(), longest(layer.delay()), layer.support(), layer.neurons());
      values += filter(layer.refractoryKernel(), 0, layer.refractorySupport(), layer.neurons());
    }
    ReadoutBanks banks = hidden.banks();
    for (int m = 0; m < banks.banks(); m++) {
      float[] support = {banks.support()[m]};
      values += filter(banks.kernel(), banks.delay()[m], support, hidden.last().neurons());
    }
    return values;
  }

  /** Inputs remembered for delays and, by finite kernels, inputs and responses over a support. */
  private static double filter(Kernel kernel, double delay, float[] support, int neurons) {
    boolean finite = kernel.form() == Kernel.Form.FINITE;
    return neurons * (finite ? 2 * (delay + longest(support) + 1) : delay + 3);
  }

  private static void requireShort(String what, double longest, int most) {
    Checks.that(longest <= most)
        .or("%s must be at most %s time steps; got %s", what, most, longest);
  }

  private static double longest(int[] steps) {
    return Arrays.stream(steps).max().orElse(0);
  }

  private static double longest(float[] steps) {
    float longest = 0;
    for (float step : steps) {
      longest = Math.max(longest, step);
    }
    return longest;
  }
}
