package org.sswim.forecasters;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.gradient.GradientOptions;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingListener;
import org.sswim.gradient.TrainingTask;
import org.sswim.gradient.UsualStart;
import org.sswim.moments.MomentModel;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.simulation.Semantics;
import org.sswim.training.FiringRate;
import org.sswim.training.FitProgress;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WeightSource;

/**
 * Training of forecasters by gradients: a network for each horizon, all of the same {@link
 * NetworkPlan}, and so how windows enter, what targets are relative to, and the banks of the
 * read-out.
 *
 * @param fit its data {@linkplain Fit#prepared prepared}; windows that choose are watched
 * @param plan how windows enter
 * @param start where training starts
 * @param task what is trained on
 * @param first the networks that it starts from, in the order of the horizons
 */
public record GradientTraining(
    Fit fit, NetworkPlan plan, Start start, WindowTask task, List<SpikingNetwork> first) {

  /** Copies the list. */
  public GradientTraining {
    first = List.copyOf(first);
  }

  /**
   * Makes the starts.
   *
   * @param progress told how far they are
   * @throws IllegalArgumentException if networks are to run on, which gradients cannot train
   */
  public static GradientTraining of(Fit fit, NetworkPlan plan, Start start, FitProgress progress) {
    Checks.that(plan.semantics() == Semantics.WINDOWED)
        .or("gradient training is for windowed semantics; got %s", plan.semantics().label());
    WindowTask task = WindowTask.of(fit, plan);
    progress.at(0, "neurons");
    return new GradientTraining(fit, plan, start, task, first(fit, start, task, progress));
  }

  private static List<SpikingNetwork> first(
      Fit fit, Start start, WindowTask task, FitProgress progress) {
    WeightSource source = start.source();
    SSwimOptions options = source == null ? fit.network() : source.apply(fit.network());
    SSwim sampler = new SSwim(options, fit.workers()).telling(progress);
    return start.solved()
        ? sampler.train(task.samples(), task.targets(), task.split(), task.shape()).networks()
        : new UsualStart(options, source == null ? null : sampler)
            .networks(task.samples(), task.targets(), task.split(), task.shape());
  }

  /** The training of a horizon, counted in the order of the plan. */
  public TrainingTask task(int h) {
    Map<String, String> identity = new HashMap<>(plan.described());
    identity.put("data", fit.data().series().fingerprint());
    identity.put("window", String.valueOf(fit.data().window()));
    identity.put("channels", fit.data().channels().label());
    FitSplit split = task.split();
    return TrainingTask.of(
            task.samples(), task.targets(), split.parts().get(h), split.stride(), first.get(h))
        .withSolved(start.solved())
        .withIdentity(identity);
  }

  /** The options with the seed of the network. */
  GradientOptions seeded(GradientOptions gradient) {
    return gradient.withSeed(fit.network().seed());
  }

  /**
   * Trains the network of a horizon.
   *
   * @param gradient how; but for the seed, which is that of the network
   * @param listener told how far it is
   * @param checkpoint where the state is saved after every epoch, and taken from if it is there; or
   *     null
   */
  public GradientTrained train(
      int h, GradientOptions gradient, TrainingListener listener, @Nullable Path checkpoint) {
    return new GradientTrainer(seeded(gradient), fit.workers())
        .train(task(h), listener, checkpoint);
  }

  /** Spikes per neuron and step of a network of a horizon, over some training windows. */
  public double spikeRate(int h, SpikingNetwork network) {
    return FiringRate.measure(
        network.hidden(), task.samples(), task.targets(), task.split().parts().get(h).train());
  }

  /** The windows of a series as forecasts of the trained networks are made of them. */
  public WindowedSeries windows(TrainingData shown) {
    return shown.centred(moment());
  }

  /** The moment stage once networks are trained; null for none. */
  @Nullable MomentModel moment() {
    return task.moments() == null ? null : task.moments().last();
  }
}
