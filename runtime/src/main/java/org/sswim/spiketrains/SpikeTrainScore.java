package org.sswim.spiketrains;

import java.util.List;
import org.sswim.checks.Checks;

/**
 * How near a model's spike trains are to the targets', over all outputs and sequences.
 *
 * @param coincidence Gamma within {@link #WINDOW} steps, mean over the outputs; {@link
 *     Coincidences}
 * @param exact Gamma within the same step, mean over the outputs
 * @param distance van Rossum's D, mean over outputs and sequences; {@link #vanRossum}
 * @param rateError mean over outputs and sequences of {@code |n - n'| / steps}, n and n' the
 *     numbers of spikes
 * @param targetRate spikes of the targets per output and step
 * @param rate those of the model
 * @param worst the least coincidence of an output
 */
public record SpikeTrainScore(
    double coincidence,
    double exact,
    double distance,
    double rateError,
    double targetRate,
    double rate,
    double worst) {
  /** Delta of the usual coincidence factor, in steps. */
  public static final int WINDOW = 2;

  /** Tau of the usual distance, in steps. */
  public static final double TAU = 5;

  /**
   * Scores spike trains.
   *
   * @param wanted of each sequence, row-major {@code [steps][outputs]}, what is not 0 a spike
   * @param fired of the same shapes
   * @param outputs number of outputs
   * @throws IllegalArgumentException if there are no sequences or shapes differ
   */
  public static SpikeTrainScore of(List<float[]> wanted, List<float[]> fired, int outputs) {
    Checks.that(!wanted.isEmpty() && wanted.size() == fired.size() && outputs >= 1)
        .or(
            "as many sequences must be fired as are wanted, at least 1; got %s and %s",
            fired.size(), wanted.size());
    double[] sum = new double[7];
    sum[6] = Double.POSITIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      Coincidences near = new Coincidences(WINDOW);
      Coincidences same = new Coincidences(0);
      for (int i = 0; i < wanted.size(); i++) {
        Coincidences own = new Coincidences(0);
        own.add(wanted.get(i), fired.get(i), outputs, k);
        sum[3] += Math.abs(own.targetSpikes() - own.modelSpikes()) / (double) own.steps();
        sum[2] += vanRossum(TAU, wanted.get(i), fired.get(i), outputs, k);
        near.add(wanted.get(i), fired.get(i), outputs, k);
        same.add(wanted.get(i), fired.get(i), outputs, k);
      }
      sum[0] += near.factor();
      sum[1] += same.factor();
      sum[4] += near.targetSpikes() / (double) near.steps();
      sum[5] += near.modelSpikes() / (double) near.steps();
      sum[6] = Math.min(sum[6], near.factor());
    }
    double trains = (double) outputs * wanted.size();
    return new SpikeTrainScore(
        sum[0] / outputs,
        sum[1] / outputs,
        sum[2] / trains,
        sum[3] / trains,
        sum[4] / outputs,
        sum[5] / outputs,
        sum[6]);
  }

  /**
   * How far apart two spike trains are, as the distance of their exponential traces: with {@code
   * f(t) = sum_{t_i <= t} exp(-(t - t_i) / tau)} of one train and g of the other,
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
   * @param one row-major {@code [steps][signals]}, 0 and 1 or counts
   * @param other of the same shape
   * @param signal which one
   * @see <a href="https://doi.org/10.1162/089976601300014321">van Rossum 2001, A novel spike
   *     distance, Neural Computation 13(4)</a>
   */
  static double vanRossum(double tau, float[] one, float[] other, int signals, int signal) {
    requireAlike(one, other, signals);
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

  static void requireAlike(float[] one, float[] other, int signals) {
    Checks.that(one.length == other.length && signals >= 1 && one.length % signals == 0)
        .or(
            "two sequences must have the same whole steps of %s signals; got %s and %s values",
            signals, one.length, other.length);
  }
}
