package org.sswim.spiketrains;

import org.sswim.checks.Checks;

/**
 * Spikes of a model that coincide with those of a target, and how much better that is than chance:
 * the coincidence factor
 *
 * <pre>
 *   Gamma = (N_coinc - p N_target) / ((N_target + N_model) / 2) / (1 - p)
 * </pre>
 *
 * <p>where N_coinc is the largest number of pairs of a target's and a model's spike at most Delta
 * steps apart. Every spike is in one pair at most. The chance that a spike of the target meets one
 * of a random train of the model's rate is {@code p = 1 - (1 - N_model / steps)^(2 Delta + 1)}.
 * Kistler, Gerstner and van Hemmen have {@code p = 2 nu Delta} in continuous time, which this is
 * for low rates, and which would leave [0, 1] for high ones.
 *
 * <p>1 says that every spike has its counterpart, 0 that there are as many pairs as by chance. At
 * high rates chance gives less than 0, -0.08 at 0.1 and -0.9 at 0.3 spikes a step within 2 steps,
 * as p lets several spikes meet one. Gamma is 1 for two trains without spikes, and 0 if one has
 * none, or if the model fires at every step.
 *
 * <p>Sequences are added up before the factor is taken, as a few spikes say little about chance.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.5.1015">Kistler, Gerstner and van Hemmen 1997,
 *     Reduction of the Hodgkin-Huxley equations to a single-variable threshold model, Neural
 *     Computation 9(5)</a>
 */
public final class Coincidences {
  private final int window;
  private long together;
  private long target;
  private long model;
  private long steps;

  /**
   * Nothing counted yet.
   *
   * @param window Delta, in steps, at least 0
   */
  public Coincidences(int window) {
    Checks.that(window >= 0).or("the window must be at least 0 steps; got %s", window);
    this.window = window;
  }

  /**
   * Adds one signal of two sequences; what is not 0 is a spike.
   *
   * @param wanted the target's, row-major {@code [steps][signals]}
   * @param fired the model's, of the same shape
   * @param signal which one
   */
  public void add(float[] wanted, float[] fired, int signals, int signal) {
    SpikeTrainScore.requireAlike(wanted, fired, signals);
    int all = wanted.length / signals;
    steps += all;
    // The earliest spike that is left never has a better partner than the earliest of the other.
    int i = next(wanted, signals, signal, 0);
    int j = next(fired, signals, signal, 0);
    while (i < all || j < all) {
      if (i < all && j < all && Math.abs(i - j) <= window) {
        together++;
        target++;
        model++;
        i = next(wanted, signals, signal, i + 1);
        j = next(fired, signals, signal, j + 1);
      } else if (i < j) {
        target++;
        i = next(wanted, signals, signal, i + 1);
      } else {
        model++;
        j = next(fired, signals, signal, j + 1);
      }
    }
  }

  private static int next(float[] train, int signals, int signal, int from) {
    int all = train.length / signals;
    int t = from;
    while (t < all && train[t * signals + signal] == 0) {
      t++;
    }
    return t;
  }

  /** Gamma of all that was added. */
  public double factor() {
    if (target + model == 0) {
      return 1;
    }
    double chance = 1 - Math.pow(1 - (double) model / steps, 2 * window + 1);
    if (target == 0 || model == 0 || chance >= 1) {
      return 0;
    }
    return (together - chance * target) / (0.5 * (target + model)) / (1 - chance);
  }

  /** Spikes of the target. */
  public long targetSpikes() {
    return target;
  }

  /** Spikes of the model. */
  public long modelSpikes() {
    return model;
  }

  /** N_coinc. */
  public long together() {
    return together;
  }

  /** Steps that were compared. */
  public long steps() {
    return steps;
  }
}
