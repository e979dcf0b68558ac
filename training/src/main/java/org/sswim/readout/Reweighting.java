package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Solves read-outs again, a few times, with samples weighted by the errors of the one before: what
 * {@link Objective} asks for by least squares (iteratively re-weighted least squares).
 *
 * <p>Each pass simulates the samples once, as their weights are found while their products are
 * summed, and so takes no memory for them. Penalties are chosen anew around those before, by
 * weighted errors.
 *
 * @param objective what is minimised
 * @param fit how a read-out is solved
 */
public record Reweighting(Objective objective, ReadoutFit fit) {
  private static final int PASSES = 3;

  /** Samples of which the median error is taken, and of how many lanes at most. */
  private static final int MEDIAN_SAMPLES = 2048;

  private static final int MEDIAN_LANES = 64;

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
      FitSplit own =
          new FitSplit(
              List.of(split.parts().get(h)), split.stride(), split.copies(), split.refit());
      solved.add(solve(samples, targets, map, own, start.get(h)));
    }
    return solved;
  }

  private FittedReadout solve(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout start) {
    FittedReadout readout = start;
    for (int pass = 0; pass < PASSES; pass++) {
      FittedReadout before = readout.beforeRefit() == null ? readout : readout.beforeRefit();
      double median = median(samples, targets, map, split, before);
      if (!(median > 0 && Double.isFinite(median))) {
        return readout;
      }
      ReadoutFit weighted = fit.weighted(new ErrorWeights(objective, before, targets, median));
      FitEquations equations = weighted.accumulate(samples, targets, map, split);
      readout =
          weighted.solve(targets, map.skipFeatures(), split, equations, List.of(readout)).get(0);
    }
    return readout;
  }

  /** The median norm of the errors on some training samples. */
  private double median(
      Samples samples, Targets targets, FeatureMap map, FitSplit split, FittedReadout readout) {
    ErrorWeights errors = new ErrorWeights(objective, readout, targets, 1);
    SampleRange range = split.commonTrain();
    int reach = split.columns();
    int lanes = Math.min(samples.lanes(), MEDIAN_LANES);
    int perLane = Math.min(Math.max(1, MEDIAN_SAMPLES / lanes), range.count());
    float[] features = new float[map.features()];
    float[] wanted = new float[targets.columns()];
    float[] norms = new float[Math.multiplyExact(lanes, perLane)];
    int count = 0;
    for (int l = 0; l < lanes; l++) {
      int lane = (int) ((long) samples.lanes() * l / lanes);
      for (int i = 0; i < perLane; i++) {
        int place = range.start() + (int) ((long) range.count() * i / perLane);
        if (targets.complete(lane, place, reach)) {
          SampleBlock one = new SampleBlock(lane, place, 1, 1);
          map.write(samples, one, features);
          targets.write(one, reach, wanted);
          norms[count++] = errors.norms(features, 1, wanted, lane)[0];
        }
      }
    }
    Arrays.sort(norms, 0, count);
    return count == 0 ? 0 : norms[count / 2];
  }
}
