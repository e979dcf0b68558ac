package org.sswim.gradient;

import org.sswim.forecasting.Semantics;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SkipShape;
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
 * @param start the network that training starts from
 * @param solved whether its read-out was solved on the training windows
 */
public record TrainingTask(
    TrainingData data,
    FitPlan fitPlan,
    int horizonAt,
    NetworkPlan plan,
    SpikingNetwork start,
    boolean solved) {

  private static final int FEW = 60;
  private static final double DECAY = 0.1;
  private static final double RATE = 0.03;
  private static final double SOLVED_RATE = 0.1;
  private static final double SOLVED_READOUT = 0.1;

  /** Refuses networks that this package cannot train. */
  public TrainingTask {
    if (plan.semantics() != Semantics.WINDOWED) {
      throw new IllegalArgumentException(
          "gradient training is for windowed semantics; got " + plan.semantics().label());
    }
  }

  /**
   * The options with everything that they leave open decided for this task.
   *
   * <p>A solved read-out is at its best for the hidden spikes and has only to follow them: it
   * learns at {@value #SOLVED_READOUT} of the rate of the hidden layers, which may then learn
   * faster, at {@value #SOLVED_RATE}. Of rates from .003 to .2 these took most off the validation
   * loss of S-SWIM's networks on ETTh1 and METR-LA, and of the test error, too. Starts that have
   * everything to learn do so at {@value #RATE}, all parts alike.
   *
   * <p>Weights decay ({@value #DECAY}) where the start was solved and there are fewer than {@value
   * #FEW} training windows, all lanes, for each input of a neuron of the first layer, as in joint
   * networks of long windows. There every step without decay is towards the training windows and
   * away from the others. With more windows decay takes away what training gains. Starts that have
   * everything to learn stop early instead.
   */
  public GradientOptions resolved(GradientOptions options) {
    boolean few = training().count() < (long) FEW * start.hidden().input().width();
    return options
        .withLearningRate(decided(options.learningRate(), solved ? SOLVED_RATE : RATE))
        .withReadoutRate(decided(options.readoutRate(), solved ? SOLVED_READOUT : 1))
        .withWeightDecay(decided(options.weightDecay(), solved && few ? DECAY : 0));
  }

  private static Auto<Double> decided(Auto<Double> option, double open) {
    return Auto.of(option.or(open));
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

  /** Number of features of the read-out, those of skip synapses included. */
  int features() {
    int signals = start.hidden().input().signals();
    return start.hidden().features() + SkipShape.of(start.skip()).count(signals);
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
        SkipShape.of(start.skip()),
        windows);
  }
}
