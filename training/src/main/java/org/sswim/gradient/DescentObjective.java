package org.sswim.gradient;

import org.jspecify.annotations.Nullable;

/**
 * What training minimises. It is the mean over samples and outputs of the squared or absolute
 * error, weighted by channel. For classes it is the mean over samples of the cross-entropy {@code
 * -sum_k w_k y_k ln p_k}. There p is the softmax of the outputs, and w are the weights of the
 * columns. y is 1 for the true class and 0 for others.
 *
 * @param loss which of them
 */
record DescentObjective(GradientOptions.Loss loss) {

  /**
   * The loss of outputs, summed over samples, averaged over outputs unless they are of classes.
   *
   * @param forecast {@code [outputs][count]}
   */
  double loss(Batch batch, int outputs, float[] forecast) {
    if (loss == GradientOptions.Loss.CROSS_ENTROPY) {
      return crossEntropy(batch, outputs, 0, forecast, null);
    }
    int values = outputs * batch.count();
    double sum = 0;
    for (int i = 0; i < values; i++) {
      float error = forecast[i] - batch.targets[i];
      sum += batch.weights[i] * (squared() ? error * error : Math.abs(error));
    }
    return sum / outputs;
  }

  private boolean squared() {
    return loss == GradientOptions.Loss.MSE;
  }

  /**
   * The same; the outputs are replaced by the gradient by them.
   *
   * @param share factor of the gradient
   */
  double lossAndGradient(Batch batch, int outputs, double share, float[] forecast) {
    if (loss == GradientOptions.Loss.CROSS_ENTROPY) {
      return crossEntropy(batch, outputs, share, forecast, forecast);
    }
    double before = loss(batch, outputs, forecast);
    int values = outputs * batch.count();
    float factor = (float) (share / outputs);
    if (squared()) {
      for (int i = 0; i < values; i++) {
        forecast[i] = 2 * factor * batch.weights[i] * (forecast[i] - batch.targets[i]);
      }
    } else {
      for (int i = 0; i < values; i++) {
        forecast[i] = factor * batch.weights[i] * Math.signum(forecast[i] - batch.targets[i]);
      }
    }
    return before;
  }

  /**
   * The cross-entropy; writes the gradient by the outputs, {@code share (p_k sum_j w_j y_j - w_k
   * y_k)}.
   *
   * @param gradient may be the evidence itself; null for none
   */
  private static double crossEntropy(
      Batch batch, int outputs, double share, float[] evidence, float @Nullable [] gradient) {
    int count = batch.count();
    double loss = 0;
    for (int b = 0; b < count; b++) {
      // Relative to the highest no exponential overflows, and their sum is at least 1.
      double top = Double.NEGATIVE_INFINITY;
      for (int i = b; i < outputs * count; i += count) {
        top = Math.max(top, evidence[i]);
      }
      double sum = 0;
      double weight = 0;
      double agreed = 0;
      for (int i = b; i < outputs * count; i += count) {
        double wanted = (double) batch.weights[i] * batch.targets[i];
        sum += Math.exp(evidence[i] - top);
        weight += wanted;
        agreed += wanted * (evidence[i] - top);
      }
      for (int i = b; gradient != null && i < outputs * count; i += count) {
        double wanted = (double) batch.weights[i] * batch.targets[i];
        gradient[i] = (float) (share * (weight * Math.exp(evidence[i] - top) / sum - wanted));
      }
      loss += weight * Math.log(sum) - agreed;
    }
    return loss;
  }
}
