package org.sswim.shown;

import org.sswim.checks.Checks;

/**
 * A clocked neuron with subtractive reset. At every step, with input current I and threshold th,
 *
 * <pre>
 *   m &larr; decay m + gain I
 *   s = min(most, floor(m / th))   for most above 1,   s = 1[m &ge; level th] for most = 1
 *   m &larr; m - th s
 * </pre>
 *
 * <p>With decay 1 it integrates and fires; with less, it leaks. A leaky one is a neuron of the
 * Spike Response Model whose post-synaptic and refractory kernels are exponentials of the same time
 * constant {@code -1 / ln decay}: {@code m(t) = sum_k decay^k (gain I(t - k) - th s(t - 1 - k)
 * decay)}. A level below 1 makes it fire before the voltage has grown to the amount that the spike
 * takes away. At 0.5 the number of spikes is rounded to the nearest instead of cut off. With {@code
 * most} above 1 a step may hold a burst of spikes; with 0 there are none, and the neuron only
 * integrates.
 *
 * <p>With a rise above 0 the current comes through a leak of its own, {@code x = rise x + I}, and
 * the voltage takes x in the place of I. A post-synaptic potential is then a difference of
 * exponentials, {@code gain (decay^k - rise^k) / (decay - rise)} at the k-th step from the spike's
 * own on.
 *
 * <p>Spikes of other {@link Code codes} say something by when they come.
 *
 * @param decay share of the voltage that is left after a step, 0 &lt; decay &le; 1
 * @param gain factor of the input current, above 0
 * @param level share of the threshold at which the neuron fires, above 0; 1 for bursts
 * @param most spikes that a step may hold, 0 .. {@value #LONGEST_BURST}; 1 of codes other than
 *     counts
 * @param rise share of the synaptic current that is left after a step, 0 &le; rise &lt; 1; 0 where
 *     the current comes at once
 * @param code what a spike stands for
 */
public record Neuron(float decay, float gain, float level, int most, float rise, Code code) {
  /** Spikes that a step may hold at most. */
  public static final int LONGEST_BURST = 255;

  private static final int PHASES = 8;

  /**
   * The values of spikes: a spike of step t, counted from 0, has a weight w(t) of the threshold.
   */
  public enum Code {
    /** The threshold, whenever it comes. */
    COUNT,
    /**
     * {@code w = 2^-(1 + t mod 8)} of it: a binary digit, the highest first, again and again. The
     * neuron fires at {@code m >= level w th} and loses {@code w th}.
     */
    PHASE,
    /**
     * {@code w = 1 / (t + 1)} of it: the mean current that would have brought the voltage from 0 to
     * the threshold by then. The neuron fires once at most.
     */
    FIRST
  }

  /** A neuron whose current comes at once and whose spikes count. */
  public Neuron(float decay, float gain, float level, int most) {
    this(decay, gain, level, most, 0, Code.COUNT);
  }

  /** Checks the ranges. */
  public Neuron {
    Checks.that(decay > 0 && decay <= 1).or("the decay must lie in 0..1, above 0; got %s", decay);
    ShownModel.requireAbove("the gain", gain);
    ShownModel.requireAbove("the level at which a neuron fires", level);
    Checks.within("spikes of a step", most, 0, LONGEST_BURST);
    Checks.that(most <= 1 || level == 1).or("bursts begin at the threshold itself; got %s", level);
    Checks.that(rise >= 0 && rise < 1).or("the rise must lie in 0..1, below 1; got %s", rise);
    Checks.that(code == Code.COUNT || most == 1)
        .or("neurons whose spikes do not count fire once a step; got %s", most);
  }

  /** Integrates and fires at a share of its threshold. */
  public static Neuron integrateAndFire(float level) {
    return new Neuron(1, 1, level, 1);
  }

  /** The same with a leak. */
  public static Neuron leaky(float decay, float gain, float level) {
    return new Neuron(decay, gain, level, 1);
  }

  /** Integrates and fires spikes of a code. */
  public static Neuron coded(Code code) {
    return new Neuron(1, 1, 1, 1, 0, code);
  }

  /** The same neuron where currents come through a leak of their own. */
  public Neuron rising(float share, float factor) {
    return new Neuron(decay, factor, level, most, share, code);
  }

  /** Integrates and fires up to so many spikes at once. */
  public static Neuron burst(int most) {
    return new Neuron(1, 1, 1, most);
  }

  /** Integrates, with a leak where the decay is below 1, and never fires: an output to be read. */
  public static Neuron integrator(float decay) {
    return new Neuron(decay, 1, 1, 0);
  }

  /** Whether it ever fires. */
  public boolean fires() {
    return most > 0;
  }

  /** What such neurons are, in words. */
  String words() {
    if (!fires()) {
      return "integrators";
    }
    return (decay < 1 ? "leaky " : "")
        + switch (code) {
          case COUNT -> "";
          case PHASE -> "phase-coding ";
          case FIRST -> "once-firing ";
        }
        + (most > 1 ? "burst neurons" : "integrate-and-fire neurons");
  }

  /**
   * What a spike of a step stands for, as a share of the threshold.
   *
   * @param time number of the step, counted from 0
   */
  public float weight(int time) {
    return switch (code) {
      case COUNT -> 1;
      case PHASE -> 1f / (2 << time % PHASES);
      case FIRST -> 1f / (time + 1);
    };
  }

  /**
   * Has currents come through the leak of their own.
   *
   * @param n how many
   * @param current the currents that arrive
   * @param synaptic changed: those that the voltages take
   */
  public void arrive(int n, float[] current, float[] synaptic) {
    for (int i = 0; i < n; i++) {
      synaptic[i] = rise * synaptic[i] + current[i];
    }
  }

  /**
   * A step of neurons, of one or several samples. Pure: what it writes depends on nothing but its
   * arguments.
   *
   * @param samples how many
   * @param time number of the step, counted from 0
   * @param threshold of each neuron, above 0: {@code [neurons]}
   * @param current its input, row-major {@code [samples][neurons]}
   * @param voltage changed, of the same shape
   * @param spikes written, of the same shape: number of spikes
   */
  public void step(
      int samples, int time, float[] threshold, float[] current, float[] voltage, float[] spikes) {
    int neurons = threshold.length;
    for (int from = 0; from < samples * neurons; from += neurons) {
      if (code != Code.COUNT) {
        integrate(neurons, from, current, voltage);
        coded(neurons, from, weight(time), threshold, voltage, spikes);
      } else if (most == 1) {
        single(neurons, from, threshold, current, voltage, spikes);
      } else {
        integrate(neurons, from, current, voltage);
        burst(neurons, from, threshold, voltage, spikes);
      }
    }
  }

  private void single(
      int neurons, int from, float[] threshold, float[] current, float[] voltage, float[] spikes) {
    for (int i = 0; i < neurons; i++) {
      float m = decay * voltage[from + i] + gain * current[from + i];
      float s = m >= level * threshold[i] ? 1f : 0f;
      spikes[from + i] = s;
      voltage[from + i] = m - threshold[i] * s;
    }
  }

  private void integrate(int neurons, int from, float[] current, float[] voltage) {
    for (int i = from; i < from + neurons; i++) {
      voltage[i] = decay * voltage[i] + gain * current[i];
    }
  }

  private void burst(int neurons, int from, float[] threshold, float[] voltage, float[] spikes) {
    for (int i = 0; i < neurons; i++) {
      float whole = (float) Math.floor(voltage[from + i] / threshold[i]);
      float s = Math.max(0, Math.min(most, whole));
      spikes[from + i] = s;
      voltage[from + i] -= threshold[i] * s;
    }
  }

  private void coded(
      int neurons, int from, float weight, float[] threshold, float[] voltage, float[] spikes) {
    boolean once = code == Code.FIRST;
    for (int i = 0; i < neurons; i++) {
      float taken = once ? threshold[i] : weight * threshold[i];
      float s = voltage[from + i] >= level * taken ? 1f : 0f;
      spikes[from + i] = s;
      if (s > 0) {
        // From there no current brings it back.
        voltage[from + i] = once ? Float.NEGATIVE_INFINITY : voltage[from + i] - taken;
      }
    }
  }
}
