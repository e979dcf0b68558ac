package org.sswim.readout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.RidgeSolution;

/**
 * A linear read-out.
 *
 * @param weights row-major {@code [features][outputs]}
 * @param intercept {@code [outputs]}
 * @param featureMeans mean of every feature over the samples that the read-out was solved on, their
 *     superposed copies included: {@code [features]}
 * @param validationError mean squared error on the samples left out of training, weighted by lane
 *     and column: those that choose and, in turn, each block of those that train; where there are
 *     more than 600 spiking features, of a part of them
 * @param penaltyAtEnd whether the penalty lies at the end of the range that was searched
 * @param ownPenalties number of directions among the outputs that have a penalty of their own
 * @param skipPenalty penalty of features seen through skip synapses, in multiples of the penalty of
 *     the others; 1 without any
 * @param silent whether outputs see the features of skip synapses alone, since samples left out ask
 *     for no spikes; {@code solution} then has the penalty of these
 * @param besideRaw whether half of it is ridge regression on the features of skip synapses alone
 * @param recency what a block of the training samples weighs of what the next one does; 1 where all
 *     count alike
 * @param penalties the penalties that were tried
 * @param solution the solution behind it: penalty, condition estimate, dropped features
 * @param crossFitted the same read-out without each block of training samples in turn; none unless
 *     that was asked for
 * @param beforeRefit the same read-out before the samples that chose joined those that train, so
 *     that its errors on them are those on what was not seen; null if they never joined
 */
public record FittedReadout(
    float[] weights,
    float[] intercept,
    float[] featureMeans,
    double validationError,
    boolean penaltyAtEnd,
    int ownPenalties,
    double skipPenalty,
    boolean silent,
    boolean besideRaw,
    double recency,
    PenaltyCurve penalties,
    RidgeSolution solution,
    List<Weights> crossFitted,
    @Nullable FittedReadout beforeRefit) {

  /**
   * Weights of a read-out.
   *
   * @param weights row-major {@code [features][outputs]}
   * @param intercept {@code [outputs]}
   */
  public record Weights(float[] weights, float[] intercept) {}

  /** The read-out that never saw the samples that chose. */
  public FittedReadout unseeing() {
    return beforeRefit == null ? this : beforeRefit;
  }

  /** The same with other weights and intercepts. */
  FittedReadout with(RidgeSolution newSolution, @Nullable FittedReadout newBeforeRefit) {
    return new FittedReadout(
        narrow(newSolution.weights()),
        narrow(newSolution.intercept()),
        featureMeans,
        validationError,
        penaltyAtEnd,
        ownPenalties,
        skipPenalty,
        silent,
        besideRaw,
        recency,
        penalties,
        newSolution,
        crossFitted,
        newBeforeRefit);
  }

  static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
