package org.sswim.readout;

import java.util.ArrayList;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Solves read-outs again, a few times, with samples weighted by the errors of the solution before.
 * Least squares then reach any {@link Objective} (iteratively re-weighted least squares).
 *
 * <p>Each pass simulates the samples once, as their weights are found while their products are
 * summed, and so takes no memory for them. Penalties are chosen anew by weighted errors.
 *
 * @param objective what is minimised
 * @param fit how a read-out is solved
 */
public record Reweighting(Objective objective, ReadoutFit fit) {
  private static final int PASSES = 3;

  /**
   * Deviation of a median of absolute errors by chance, over itself, times the root of a number.
   */
  private static final double MEDIAN_CHANCE = 1.2;

  /** The same of the lead of samples with smaller errors over others, twice: a sign test at 2. */
  private static final double LEAD_CHANCE = 2;

  /**
   * The read-outs for the objective.
   *
   * @param targets as those of the fit
   * @param map the features
   * @param split the samples that train and choose
   * @param start the read-outs of least squares, one a part of the split
   */
  public List<FittedReadout> of(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, List<FittedReadout> start) {
    if (objective == Objective.MSE) {
      return start;
    }
    List<FittedReadout> solved = new ArrayList<>();
    for (int h = 0; h < start.size(); h++) {
      FitSplit own = new FitSplit(List.of(split.parts().get(h)), split.stride(), split.refit());
      solved.add(solve(samples, targets, map, own, start.get(h)));
    }
    return solved;
  }

  private FittedReadout solve(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout start) {
    FittedReadout readout = start;
    for (int pass = 0; pass < PASSES; pass++) {
      FittedReadout before = readout.unseeing();
      double median = SampleErrors.of(samples, targets, map, split.commonTrain(), before).median();
      if (!(median > 0 && Double.isFinite(median))) {
        return readout;
      }
      ReadoutFit weighted = fit.weighted(new ErrorWeights(objective, before, targets, median));
      FitEquations equations = weighted.accumulate(samples, targets, map, split);
      readout = weighted.solve(targets, map.skipFeatures(), split, equations).get(0);
    }
    if (objective == Objective.MAE) {
      readout = centred(samples, targets, map, split, readout);
    }
    return worth(samples, targets, map, split, readout) ? readout : readout.none();
  }

  /** The read-out whose outputs all have errors with the median 0 on training samples. */
  private static FittedReadout centred(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout readout) {
    float[] intercept = readout.intercept().clone();
    double[] medians =
        SampleErrors.of(samples, targets, map, split.commonTrain(), readout).medians();
    for (int k = 0; k < intercept.length; k++) {
      intercept[k] += (float) medians[k];
    }
    FittedReadout before = readout.beforeRefit();
    return readout.withIntercept(
        intercept, before == null ? null : centred(samples, targets, map, split, before));
  }

  /**
   * Whether it lowers the errors on the samples that chose, in the mean and, which a few large
   * errors do not make, clearly in the median or on clearly more samples than not. Of windows that
   * overlap as many count as do not.
   */
  private boolean worth(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout readout) {
    if (!fit.mayBeNone()) {
      return true;
    }
    SampleRange choose = split.parts().get(0).choose();
    FittedReadout before = readout.unseeing();
    SampleErrors errors = SampleErrors.of(samples, targets, map, choose, before);
    SampleErrors none = SampleErrors.of(samples, targets, map, choose, before.none());
    double apart = Math.max(1, (double) choose.count() * samples.lanes() / split.columns());
    double gain = 1 - errors.median() / none.median();
    return errors.mean() <= (1 - LeftOutRule.CLEAR) * none.mean()
        && Math.max(gain / MEDIAN_CHANCE, errors.wins(none) / LEAD_CHANCE) >= 1 / Math.sqrt(apart);
  }
}
