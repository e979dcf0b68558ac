package org.sswim.spiketrains;

import org.sswim.checks.Checks;

/**
 * How far apart two spike trains are, as the distance of their exponential traces: with {@code f(t)
 * = sum_{t_i <= t} exp(-(t - t_i) / tau)} of one train and g of the other,
 *
 * <pre>
 *   D^2 = (1 - a^2) / 2 sum_{t = 0}^{infinity} (f(t) - g(t))^2,   a = exp(-1 / tau)
 * </pre>
 *
 * <p>This is van Rossum's {@code 1 / tau} times an integral, in whole steps. As there, a spike
 * without a counterpart adds 1/2 to D^2 whatever tau is, and two single spikes far apart have D =
 * 1. The sum goes on after the last step, where the traces decay.
 *
 * @param tau in steps, above 0: short ones ask for coincidences, long ones compare rates
 * @see <a href="https://doi.org/10.1162/089976601300014321">van Rossum 2001, A novel spike
 *     distance, Neural Computation 13(4)</a>
 */
public record VanRossumDistance(double tau) {

  /** Checks the range. */
  public VanRossumDistance {
    Checks.that(tau > 0 && Double.isFinite(tau)).or("tau must be above 0; got %s", tau);
  }

  /**
   * D of one signal of two sequences.
   *
   * @param one row-major {@code [steps][signals]}, 0 and 1 or counts
   * @param other of the same shape
   * @param signal which one
   */
  public double of(float[] one, float[] other, int signals, int signal) {
    SpikeTrainScore.requireAlike(one, other, signals);
    double decay = Math.exp(-1 / tau);
    double difference = 0;
    double sum = 0;
    for (int at = signal; at < one.length; at += signals) {
      difference = decay * difference + one[at] - other[at];
      sum += difference * difference;
    }
    double rest = decay * decay;
    return Math.sqrt(0.5 * ((1 - rest) * sum + rest * difference * difference));
  }
}
