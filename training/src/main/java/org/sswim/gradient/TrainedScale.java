package org.sswim.gradient;

import java.util.Arrays;
import org.sswim.network.SpikingNetwork;

/**
 * The affine map under which features enter the read-out while it trains: {@code (x - mean) /
 * deviation}, fixed when training starts. Folded into weights and bias afterwards.
 *
 * @param mean {@code [features]}
 * @param deviation above 0: {@code [features]}
 */
record TrainedScale(float[] mean, float[] deviation) {
  private static final int SAMPLES = 4096;
  private static final int PART = 64;

  /** Least deviation, relative to the root mean square of all: features may come alive later. */
  private static final double LEAST = 0.1;

  /** The identity. */
  static TrainedScale none(int features) {
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    return new TrainedScale(new float[features], ones);
  }

  /**
   * Mean and deviation of the features over some training samples.
   *
   * @param network of the shape of the task's start
   */
  static TrainedScale measure(TrainingTask task, SpikingNetwork network) {
    SampleOrder samples = task.training();
    Batch batch = task.batch(PART);
    int features = task.features();
    TrainedScale identity = TrainedScale.none(features);
    NetworkPass pass =
        new NetworkPass(
            task.parameters(network, identity),
            identity,
            new DescentObjective(GradientOptions.Loss.MSE),
            SpikeFunction.SPIKE,
            batch.steps(),
            PART);
    int count = Math.min(SAMPLES, samples.count());
    int[] order = new int[count];
    Arrays.setAll(order, i -> (int) ((long) i * samples.count() / count));
    double[] sum = new double[features];
    double[] squares = new double[features];
    for (int from = 0; from < count; from += PART) {
      int windows = Math.min(PART, count - from);
      batch.fill(samples, order, from, windows);
      pass.forward(batch);
      for (int f = 0; f < features; f++) {
        for (int b = 0; b < windows; b++) {
          double x = pass.features()[f * windows + b];
          sum[f] += x;
          squares[f] += x * x;
        }
      }
    }
    double[] variance = new double[features];
    double all = 0;
    for (int f = 0; f < features; f++) {
      double mean = sum[f] / count;
      variance[f] = Math.max(0, squares[f] / count - mean * mean);
      all += variance[f] / features;
    }
    float[] mean = new float[features];
    float[] deviation = new float[features];
    double least = all > 0 ? LEAST * Math.sqrt(all) : 1;
    for (int f = 0; f < features; f++) {
      mean[f] = (float) (sum[f] / count);
      deviation[f] = (float) Math.max(least, Math.sqrt(variance[f]));
    }
    return new TrainedScale(mean, deviation);
  }
}
