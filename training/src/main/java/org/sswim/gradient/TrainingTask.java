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
 * @param solved whether its read-out was solved on the training windows
 */
public record TrainingTask(
    TrainingData data,
    FitPlan fitPlan,
    int horizonAt,
    NetworkPlan plan,
    SpikingNetwork start,
    boolean solved) {

  private static final int FEW = 30;
  private static final double DECAY = 0.5;

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

  /**
   * The weight decay of a training: that of the options, or if they leave it open {@value #DECAY}
   * where the start was solved on fewer than {@value #FEW} training windows, all lanes, for each
   * feature of its read-out, else none.
   *
   * <p>Such a start fits its training windows as well as it may; without decay every step from it
   * is towards them and away from the others. On ETTh1, joint (16 windows per feature), decay takes
   * the validation loss down where without it training never helps; with more windows (METR-LA from
   * 47, ETTh1 shared 115) it costs some of what training gains. Starts that have everything to
   * learn stop early instead.
   */
  public double weightDecay(GradientOptions options) {
    if (options.weightDecay() != GradientOptions.AUTO_DECAY) {
      return options.weightDecay();
    }
    boolean few = training().count() < (long) FEW * start.hidden().features();
    return solved && few ? DECAY : 0;
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
