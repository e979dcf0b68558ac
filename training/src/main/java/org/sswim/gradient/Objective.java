package org.sswim.gradient;

/**
 * What training minimises: the mean over samples and outputs of the squared or absolute error,
 * weighted by channel, and a penalty on spikes.
 *
 * @param loss squared or absolute
 * @param ratePenalty factor of the mean number of spikes per neuron and step, at least 0
 */
record Objective(GradientOptions.Loss loss, double ratePenalty) {

  /**
   * The loss of outputs, summed over samples, averaged over outputs.
   *
   * @param outputs {@code [outputs][count]}
   */
  double loss(Batch batch, int outputs, float[] forecast) {
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
}
