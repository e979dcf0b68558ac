package org.sswim.readout;

import org.sswim.linalg.Blas;
import org.sswim.samples.Targets;

/**
 * Weights of samples by the errors of a read-out on them, see {@link Objective}. One weight holds
 * for all outputs of a sample, so that these go on sharing one matrix. Holds scratch memory: for
 * one thread at a time.
 */
final class ErrorWeights {

  private final Objective objective;
  private final FittedReadout readout;
  private final Targets targets;
  private final double median;
  private float[] product = new float[0];
  private float[] norms = new float[0];

  /**
   * Weights.
   *
   * @param readout whose errors count; of the first columns of the targets
   * @param targets weighted by lane and column
   * @param median of the norms of errors, above 0
   */
  ErrorWeights(Objective objective, FittedReadout readout, Targets targets, double median) {
    this.objective = objective;
    this.readout = readout;
    this.targets = targets;
    this.median = median;
  }

  /** The same, for another thread at the same time. */
  ErrorWeights forWorker() {
    return new ErrorWeights(objective, readout, targets, median);
  }

  /**
   * Weighs samples.
   *
   * @param features row-major {@code [count][features]}
   * @param wanted row-major {@code [count][columns]}; what is far is pulled in
   * @param weights multiplied by those of the errors: {@code [count]}
   */
  void weigh(float[] features, int count, float[] wanted, int lane, float[] weights) {
    norms(features, count, wanted, lane);
    pull(count, wanted, lane);
    for (int i = 0; i < count; i++) {
      weights[i] *= (float) objective.weight(norms[i], median);
    }
  }

  /** Moves targets that are far from what is read out to {@link Objective#BEND} medians from it. */
  private void pull(int count, float[] wanted, int lane) {
    int outputs = readout.intercept().length;
    int columns = targets.columns();
    for (int k = 0; k < outputs; k++) {
      double unit = Math.sqrt(targets.laneWeight(lane) * targets.columnWeight(k));
      float most = (float) (Objective.BEND * median / unit);
      for (int i = 0; i < count; i++) {
        float read = product[i * outputs + k] + readout.intercept()[k];
        float error = wanted[i * columns + k] - read;
        wanted[i * columns + k] = read + Math.max(-most, Math.min(most, error));
      }
    }
  }

  /** The error of an output on a sample that {@link #norms} was called for. */
  float error(int sample, int output, float[] wanted) {
    float read = product[sample * readout.intercept().length + output];
    return wanted[sample * targets.columns() + output] - read - readout.intercept()[output];
  }

  /**
   * The norms of the errors on samples; arguments are those of {@link #weigh}.
   *
   * @return {@code [count]}, overwritten by the next call
   */
  float[] norms(float[] features, int count, float[] wanted, int lane) {
    int outputs = readout.intercept().length;
    if (norms.length < count) {
      norms = new float[count];
      product = new float[Math.multiplyExact(count, outputs)];
    }
    if (count > 0) {
      int width = readout.weights().length / outputs;
      Blas.gemmNN(count, outputs, width, 1, features, readout.weights(), 0, product);
    }
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        double error = error(i, k, wanted);
        sum += targets.columnWeight(k) * error * error;
      }
      norms[i] = (float) Math.sqrt(targets.laneWeight(lane) * sum / outputs);
    }
    return norms;
  }
}
