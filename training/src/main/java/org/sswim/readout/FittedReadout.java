package org.sswim.readout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.stored.Withers;

/**
 * A linear read-out.
 *
 * @param weights row-major {@code [features][outputs]}
 * @param intercept {@code [outputs]}
 * @param featureMeans mean of every feature over the samples that the read-out was solved on:
 *     {@code [features]}
 * @param validationError mean squared error on the samples left out of training, weighted by lane
 *     and column. These are the samples that choose and, in turn, each block of those that train.
 *     Where there are many spiking features, it is taken on a part of them
 * @param penalties what left-out samples chose
 * @param crossFitted the same read-out without each block of training samples in turn; none unless
 *     that was asked for
 * @param beforeRefit the same read-out before the samples that chose joined those that train. Its
 *     errors on them are errors on unseen samples; null if they never joined
 */
@Withers
public record FittedReadout(
    float[] weights,
    float[] intercept,
    float[] featureMeans,
    double validationError,
    ReadoutPenalties penalties,
    List<Weights> crossFitted,
    @Nullable FittedReadout beforeRefit)
    implements FittedReadoutBuilder.With {

  /**
   * Weights of a read-out.
   *
   * @param weights row-major {@code [features][outputs]}
   * @param intercept {@code [outputs]}
   */
  public record Weights(float[] weights, float[] intercept) {
    private Weights none() {
      return new Weights(new float[weights.length], new float[intercept.length]);
    }
  }

  /** The read-out that never saw the samples that chose. */
  public FittedReadout unseeing() {
    return beforeRefit == null ? this : beforeRefit;
  }

  /** The read-out that says nothing: weights and intercepts of 0. */
  FittedReadout none() {
    return new FittedReadout(
        new float[weights.length],
        new float[intercept.length],
        featureMeans,
        validationError,
        penalties.ofNone(),
        crossFitted.stream().map(Weights::none).toList(),
        beforeRefit == null ? null : beforeRefit.none());
  }
}
