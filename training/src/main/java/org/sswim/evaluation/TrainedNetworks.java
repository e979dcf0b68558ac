package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.Start;
import org.sswim.gradient.StartNetworks;
import org.sswim.gradient.TrainingTask;
import org.sswim.network.SpikingNetwork;
import org.sswim.training.FiringRate;
import org.sswim.training.FitPlan;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WindowedSeries;

/**
 * Trains spiking networks by gradients; each horizon has a network of its own. The windows that
 * choose are watched and never train.
 *
 * @param start where training starts
 */
record TrainedNetworks(Start start) implements Candidate.Fit {

  @Override
  public Fitted fit(FitTask task, Candidate.Watch watch) {
    SSwimOptions training = task.training();
    FitTask.Planned planned = task.network(training);
    NetworkPlan plan = planned.plan();
    FitPlan fitPlan = watching(task.plan());
    long began = System.nanoTime();
    List<SpikingNetwork> starts = new StartNetworks(training, task.data(), fitPlan, plan).of(start);
    double seconds = planned.seconds() + (System.nanoTime() - began) * 1e-9;
    WindowedSeries windows = task.shown().windows(plan.calendar());
    GradientTrainer trainer = new GradientTrainer(task.gradient().withSeed(training.seed()));
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < starts.size(); h++) {
      int horizon = fitPlan.horizons().get(h);
      GradientTrained trained =
          trainer.train(
              new TrainingTask(task.data(), fitPlan, h, plan, starts.get(h), start.solved()),
              (done, total, loss, best) ->
                  watch.note(
                      String.format(
                          Locale.ROOT,
                          "horizon %d, %d %%, loss %.4f, validation %.4f",
                          horizon,
                          100 * done / total,
                          loss,
                          best)));
      SpikingNetwork network = trained.network();
      rows.add(
          new Fitted.Row(
              LinearForecaster.of(network, plan),
              seconds + trained.seconds(),
              network.hidden().neurons(),
              network.parameters(),
              FiringRate.measure(
                  network.hidden(), windows, fitPlan.train().get(h), plan.relativeInput()),
              0,
              null,
              null));
    }
    return new Fitted(windows, rows);
  }

  /** The same plan, but no window that chooses trains in the end. */
  private static FitPlan watching(FitPlan plan) {
    return new FitPlan(
        plan.horizons(),
        plan.train(),
        plan.validation(),
        plan.channelWeight(),
        plan.stride(),
        plan.copies(),
        false);
  }
}
