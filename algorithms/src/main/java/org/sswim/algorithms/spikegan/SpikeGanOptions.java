package org.sswim.algorithms.spikegan;

import org.sswim.algorithms.spi.Ranges;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.options.Withers;

/**
 * Everything that decides a training of spiking generators against a discriminator, with the data
 * and the seed.
 *
 * @param basis shape of the kernels by which neurons see past spikes
 * @param filters kernels of each source, 1 .. 16
 * @param lags steps that kernels reach back, the present included, 2 .. 1000
 * @param hidden neurons of a generator that nobody sees, 0 .. 10000
 * @param noise units outside that fire at random, half of the time, 0 .. 10000
 * @param draws J, generators that share a discriminator, 1 .. 100; several are draws of a
 *     distribution of weights
 * @param spread deviation of the potentials at first, above 0
 * @param prior strength with which weights are drawn to 0, at least 0
 * @param temperature of the noise of weights, at least 0: after a step each gets a normal number of
 *     variance {@code 2 rate temperature} (Langevin)
 * @param rule how gradients become steps
 * @param rate learning rate of generators, above 0
 * @param schedule how both learning rates change
 * @param keep share of the averages behind baselines that is left after a batch, 0 .. below 1
 * @param judge hidden neurons of the discriminator, 1 .. 10000
 * @param judgeRate its learning rate, above 0
 * @param judgeDecay its weight decay, at least 0
 * @param view what it sees of a sample
 * @param batch real samples of a step, and as many generated, 1 .. 10000
 * @param iterations steps, 0 .. 10000000
 */
@Withers
public record SpikeGanOptions(
    Basis.Shape basis,
    int filters,
    int lags,
    int hidden,
    int noise,
    int draws,
    double spread,
    double prior,
    double temperature,
    Optimizer.Rule rule,
    double rate,
    Schedule schedule,
    double keep,
    int judge,
    double judgeRate,
    double judgeDecay,
    View view,
    int batch,
    int iterations)
    implements SpikeGanOptionsBuilder.With {
  private static final int MOST_NEURONS = 10_000;

  /** What the discriminator sees of a sample. */
  public enum View {
    /** Every spike. */
    TRAINS,
    /** The rate of each neuron. */
    RATES
  }

  /** Checks the ranges. */
  public SpikeGanOptions {
    Ranges.requireWhole("filters", filters, 1, 16);
    Ranges.requireWhole("lags", lags, 2, 1000);
    Ranges.requireWhole("hidden", hidden, 0, MOST_NEURONS);
    Ranges.requireWhole("noise", noise, 0, MOST_NEURONS);
    Ranges.requireWhole("draws", draws, 1, 100);
    Ranges.requireAbove("spread", spread);
    Ranges.requireNotBelow("prior", prior);
    Ranges.requireNotBelow("temperature", temperature);
    Ranges.requireAbove("rate", rate);
    Ranges.requireShare("keep", keep);
    Ranges.requireWhole("judge", judge, 1, MOST_NEURONS);
    Ranges.requireAbove("judgeRate", judgeRate);
    Ranges.requireNotBelow("judgeDecay", judgeDecay);
    Ranges.requireWhole("batch", batch, 1, 10_000);
    Ranges.requireWhole("iterations", iterations, 0, 10_000_000);
    if (keep == 1) {
      throw new IllegalArgumentException("keep must be below 1; got 1.0");
    }
    if (batch < draws) {
      throw new IllegalArgumentException(
          "batch must be at least draws, " + draws + ", a sample for each; got " + batch);
    }
  }

  /** What does well on small patterns. */
  public static SpikeGanOptions defaults() {
    return new SpikeGanOptions(
        Basis.Shape.RAISED_COSINE,
        2,
        5,
        0,
        8,
        1,
        0.3,
        0,
        0,
        Optimizer.Rule.ADAM,
        0.003,
        Schedule.COSINE,
        0.9,
        64,
        2e-3,
        1e-2,
        View.TRAINS,
        32,
        2000);
  }
}
