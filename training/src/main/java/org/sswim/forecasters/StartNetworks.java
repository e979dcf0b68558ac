package org.sswim.forecasters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.gradient.TrainingTask;
import org.sswim.gradient.UsualStart;
import org.sswim.moments.MomentModel;
import org.sswim.network.SpikingNetwork;
import org.sswim.readout.FitSplit;
import org.sswim.simulation.Semantics;
import org.sswim.training.FitProgress;
import org.sswim.training.SSwim;
import org.sswim.training.TrainedNetwork;
import org.sswim.training.Trainer;
import org.sswim.training.WeightSource;

/**
 * Makes the networks that gradient trainings of forecasters start from. All share the {@link
 * NetworkPlan}, and so how windows enter, what targets are relative to, and the banks of the
 * read-out.
 */
public final class StartNetworks {
  private final Fit fit;
  private final NetworkPlan plan;
  private final WindowTask task;

  /**
   * Prepares starts.
   *
   * @param plan how windows enter
   * @throws IllegalArgumentException if networks are to run on, which gradients cannot train
   */
  public StartNetworks(Fit fit, NetworkPlan plan) {
    Checks.that(plan.semantics() == Semantics.WINDOWED)
        .or("gradient training is for windowed semantics; got %s", plan.semantics().label());
    this.fit = fit;
    this.plan = plan;
    task = WindowTask.of(fit, plan);
  }

  /** The windows of a series as forecasts of the trained networks are made of them. */
  public WindowedSeries windows(TrainingData shown) {
    return shown.centred(moment());
  }

  /** The moment stage once networks are trained; null for none. */
  @Nullable MomentModel moment() {
    return task.moments() == null ? null : task.moments().last();
  }

  private List<SpikingNetwork> of(Start start, FitProgress progress) {
    progress.at(0, "neurons");
    TrainedNetwork trained =
        trainer(start, progress).train(task.samples(), task.targets(), task.split(), task.shape());
    return IntStream.range(0, fit.plan().horizons().size()).mapToObj(trained::network).toList();
  }

  private Trainer trainer(Start start, FitProgress progress) {
    WeightSource source = start.source();
    if (source == null) {
      return UsualStart.of(fit.network());
    }
    SSwim trainer = new SSwim(source.apply(fit.network()), fit.workers()).telling(progress);
    return start.solved() ? trainer : UsualStart.after(trainer);
  }

  /** The training of each horizon, in the plan's order. */
  public List<TrainingTask> tasks(Start start) {
    return tasks(start, FitProgress.NONE);
  }

  /** The same, telling how far the start is. */
  List<TrainingTask> tasks(Start start, FitProgress progress) {
    List<SpikingNetwork> networks = of(start, progress);
    return IntStream.range(0, networks.size())
        .mapToObj(h -> task(h, networks.get(h), start.solved()))
        .toList();
  }

  /**
   * The training of a horizon.
   *
   * @param h number of the horizon in the plan
   * @param network where it starts
   * @param solved whether its read-out was solved on the training windows
   */
  public TrainingTask task(int h, SpikingNetwork network, boolean solved) {
    Map<String, String> identity = new HashMap<>(plan.described());
    identity.put("data", fit.data().series().fingerprint());
    identity.put("window", String.valueOf(fit.data().window()));
    identity.put("channels", fit.data().channels().label());
    FitSplit split = task.split();
    return TrainingTask.of(
            task.samples(), task.targets(), split.parts().get(h), split.stride(), network)
        .withSolved(solved)
        .withIdentity(identity);
  }
}
