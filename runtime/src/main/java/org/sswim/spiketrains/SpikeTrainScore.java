package org.sswim.spiketrains;

import java.util.List;
import org.sswim.checks.Checks;

/**
 * How near a model's spike trains are to the targets', over all outputs and sequences.
 *
 * @param coincidence Gamma within {@link #WINDOW} steps, mean over the outputs; {@link
 *     Coincidences}
 * @param exact Gamma within the same step, mean over the outputs
 * @param distance van Rossum's D, mean over outputs and sequences; {@link VanRossumDistance}
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
    VanRossumDistance distance = new VanRossumDistance(TAU);
    double[] sum = new double[7];
    sum[6] = Double.POSITIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      Coincidences near = new Coincidences(WINDOW);
      Coincidences same = new Coincidences(0);
      for (int i = 0; i < wanted.size(); i++) {
        Coincidences own = new Coincidences(0);
        own.add(wanted.get(i), fired.get(i), outputs, k);
        sum[3] += Math.abs(own.targetSpikes() - own.modelSpikes()) / (double) own.steps();
        sum[2] += distance.of(wanted.get(i), fired.get(i), outputs, k);
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

  static void requireAlike(float[] one, float[] other, int signals) {
    Checks.that(one.length == other.length && signals >= 1 && one.length % signals == 0)
        .or(
            "two sequences must have the same whole steps of %s signals; got %s and %s values",
            signals, one.length, other.length);
  }
}
