package org.sswim.forecasters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.gradient.TrainingTask;
import org.sswim.gradient.UsualStart;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.CalendarProfile;
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
  private final ForecastOptions options;
  private final TrainingData data;
  private final FitPlan fitPlan;
  private final NetworkPlan plan;
  private final Workers workers;
  private final WindowTask task;

  /**
   * Prepares starts.
   *
   * @param options sizes, kernels and seed; how hidden layers are sampled; the width must be given
   * @throws IllegalArgumentException if networks are to run on, which gradients cannot train
   */
  public StartNetworks(
      ForecastOptions options,
      TrainingData data,
      FitPlan fitPlan,
      NetworkPlan plan,
      Workers workers) {
    if (plan.semantics() != Semantics.WINDOWED) {
      throw new IllegalArgumentException(
          "gradient training is for windowed semantics; got " + plan.semantics().label());
    }
    this.options = options;
    this.data = data;
    this.fitPlan = fitPlan;
    this.plan = plan;
    this.workers = workers;
    task = WindowTask.of(data, fitPlan, plan, options.network());
  }

  /** The windows of a series as forecasts of the trained networks are made of them. */
  public WindowedSeries windows(TrainingData shown) {
    return shown.centred(plan.calendar(), profile());
  }

  /** What windows are centred on once networks are trained; null for nothing. */
  @Nullable CalendarProfile profile() {
    return task.profiles() == null ? null : task.profiles().last();
  }

  /** One network for each horizon of the plan, in its order. */
  public List<SpikingNetwork> of(Start start) {
    return of(start, FitProgress.NONE);
  }

  private List<SpikingNetwork> of(Start start, FitProgress progress) {
    progress.at(0, "neurons");
    TrainedNetwork trained =
        trainer(start, progress).train(task.samples(), task.targets(), task.split(), task.shape());
    return IntStream.range(0, fitPlan.horizons().size()).mapToObj(trained::network).toList();
  }

  private Trainer trainer(Start start, FitProgress progress) {
    WeightSource source = start.source();
    if (source == null) {
      return UsualStart.of(options.network());
    }
    SSwim trainer =
        new SSwim(source.apply(options.network()), workers)
            .telling(stage -> ForecastTrainer.tell(stage, progress));
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
    identity.put("data", data.series().fingerprint());
    identity.put("window", String.valueOf(data.window()));
    identity.put("channels", data.channels().label());
    return new TrainingTask(
        task.samples(),
        task.targets(),
        task.split().parts().get(h),
        fitPlan.stride(),
        network,
        solved,
        identity);
  }
}
