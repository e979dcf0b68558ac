package org.sswim.gradient;

import org.sswim.forecasting.Semantics;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.TrainingData;
import org.sswim.training.WindowRange;
import org.sswim.training.WindowedSeries;

/**
 * What a gradient training is about.
 *
 * @param data the series
 * @param fitPlan which windows train and which are watched
 * @param horizonAt which of the plan's horizons
 * @param plan how windows enter the network
 * @param start the network that training starts from; without skip synapses
 */
public record TrainingTask(
    TrainingData data, FitPlan fitPlan, int horizonAt, NetworkPlan plan, SpikingNetwork start) {

  /** Refuses networks that this package cannot train. */
  public TrainingTask {
    if (start.skip() != null) {
      throw new IllegalArgumentException(
          "gradient training knows no skip synapses; give a network without");
    }
    if (plan.semantics() != Semantics.WINDOWED) {
      throw new IllegalArgumentException(
          "gradient training is for windowed semantics; got " + plan.semantics().label());
    }
  }

  /** O. */
  int horizon() {
    return fitPlan.horizons().get(horizonAt);
  }

  /** The series as windows. */
  WindowedSeries series() {
    return data.windows(plan.calendar());
  }

  /** The windows that train. */
  Samples training() {
    return samples(fitPlan.train().get(horizonAt));
  }

  /** The windows that are watched. */
  Samples validation() {
    return samples(fitPlan.validation().get(horizonAt));
  }

  private Samples samples(WindowRange range) {
    return Samples.complete(range, fitPlan.stride(), series(), horizon());
  }

  /** Memory for windows. */
  Batch batch(int windows) {
    return new Batch(
        series(),
        start.hidden().input(),
        plan.relativeInput(),
        plan.targetSeason(),
        horizon(),
        fitPlan.channelWeight(),
        windows);
  }
}
