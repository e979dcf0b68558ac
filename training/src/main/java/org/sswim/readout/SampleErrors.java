package org.sswim.readout;

import java.util.Arrays;
import java.util.List;
import org.sswim.features.FeatureMap;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Samples;
import org.sswim.samples.Targets;

/**
 * Errors of a read-out on some of the samples of a range, spread over it and over lanes.
 *
 * @param norms the root of the mean square over outputs, weighted by lane and column, of each
 *     sample
 * @param medians the median of the errors of each output; 0 without samples
 */
record SampleErrors(float[] norms, double[] medians) {
  private static final int SAMPLES = 2048;

  /**
   * The errors on samples whose targets are all known.
   *
   * @param readout of the first columns of the targets
   */
  static SampleErrors of(
      Samples samples, Targets targets, FeatureMap map, SampleRange range, FittedReadout readout) {
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
