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
      solved.add(new Part(objective, fit, samples, targets, map, own).solve(start.get(h)));
    }
    return solved;
  }

  /** The same of one part of a split. */
  private record Part(
      Objective objective,
      ReadoutFit fit,
      Samples samples,
      Targets targets,
      FeatureMap map,
      FitSplit split) {

    FittedReadout solve(FittedReadout start) {
      FittedReadout readout = start;
      for (int pass = 0; pass < PASSES; pass++) {
        FittedReadout before = readout.unseeing();
        double median = errors(split.commonTrain(), before).median();
        if (!(median > 0 && Double.isFinite(median))) {
          return readout;
        }
        ReadoutFit weighted =
            fit.withWeights(new ErrorWeights(objective, before, targets, median))
                .withCrossFits(false);
        readout = weighted.fit(samples, targets, map, split).get(0);
      }
      if (objective == Objective.MAE) {
        readout = centred(readout);
      }
      return worth(readout) ? readout : readout.none();
    }

    /** The read-out whose outputs all have errors with the median 0 on training samples. */
    private FittedReadout centred(FittedReadout readout) {
      float[] intercept = readout.intercept().clone();
      double[] medians = errors(split.commonTrain(), readout).medians();
      for (int k = 0; k < intercept.length; k++) {
        intercept[k] += (float) medians[k];
      }
      FittedReadout before = readout.beforeRefit();
      return readout
          .withIntercept(intercept)
          .withBeforeRefit(before == null ? null : centred(before));
    }

    /** Whether it lowers the errors on the samples that chose by the one rule. */
    private boolean worth(FittedReadout readout) {
      FittedReadout before = readout.unseeing();
      return fit.anyway() || LeftOutRule.better(chosenBy(before), chosenBy(before.none()));
    }

    /** The summed errors on each set of the samples that chose. */
    private double[] chosenBy(FittedReadout readout) {
      return FitSplit.sets(split.parts().get(0).choose()).stream()
          .mapToDouble(set -> errors(set, readout).sum())
          .toArray();
    }

    private SampleErrors errors(SampleRange range, FittedReadout readout) {
      return SampleErrors.of(samples, targets, map, range, readout);
    }
  }

  /**
   * Errors of a read-out on some of the samples of a range, spread over it and over lanes.
   *
   * @param norms the root of the mean square over outputs, weighted by lane and column, of each
   *     sample
   * @param medians the median of the errors of each output; 0 without samples
   */
  private record SampleErrors(float[] norms, double[] medians) {
    private static final int SAMPLES = 2048;

    /**
     * The errors on samples whose targets are all known.
     *
     * @param readout of the first columns of the targets
     */
    static SampleErrors of(
        Samples samples,
        Targets targets,
        FeatureMap map,
        SampleRange range,
        FittedReadout readout) {
      ErrorWeights errors = new ErrorWeights(Objective.MSE, readout, targets, 1);
      int outputs = readout.intercept().length;
      List<SampleBlock> some = range.spread(samples.lanes(), SAMPLES);
      float[] features = new float[map.features()];
      float[] wanted = new float[targets.columns()];
      float[] norms = new float[some.size()];
      float[][] each = new float[outputs][norms.length];
      int count = 0;
      for (SampleBlock one : some) {
        if (targets.complete(one.lane(), one.first(), outputs)) {
          map.write(samples, one, features);
          targets.write(one, outputs, wanted);
          norms[count] = errors.norms(features, 1, wanted, one.lane())[0];
          for (int k = 0; k < outputs; k++) {
            each[k][count] = errors.error(0, k, wanted);
          }
          count++;
        }
      }
      double[] medians = new double[outputs];
      for (int k = 0; k < outputs; k++) {
        Arrays.sort(each[k], 0, count);
        medians[k] = count == 0 ? 0 : each[k][count / 2];
      }
      return new SampleErrors(Arrays.copyOf(norms, count), medians);
    }

    /** The median of the norms; 0 without samples. */
    double median() {
      float[] rising = norms.clone();
      Arrays.sort(rising);
      return rising.length == 0 ? 0 : rising[rising.length / 2];
    }

    /** The sum of the norms. */
    double sum() {
      double sum = 0;
      for (float norm : norms) {
        sum += norm;
      }
      return sum;
    }
  }
}
