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
      ReadoutFit weighted =
          fit.withWeights(new ErrorWeights(objective, before, targets, median))
              .withCrossFits(false);
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
    return readout
        .withIntercept(intercept)
        .withBeforeRefit(before == null ? null : centred(samples, targets, map, split, before));
  }

  /** Whether it lowers the errors on the samples that chose by the one rule. */
  private boolean worth(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout readout) {
    if (fit.anyway()) {
      return true;
    }
    FittedReadout before = readout.unseeing();
    List<SampleRange> sets = FitSplit.sets(split.parts().get(0).choose());
    return LeftOutRule.better(
        sets.stream().mapToDouble(set -> error(samples, targets, map, set, before)).toArray(),
        sets.stream()
            .mapToDouble(set -> error(samples, targets, map, set, before.none()))
            .toArray());
  }

  private static double error(
      Samples samples, Targets targets, FeatureMap map, SampleRange set, FittedReadout readout) {
    return SampleErrors.of(samples, targets, map, set, readout).sum();
  }
}
