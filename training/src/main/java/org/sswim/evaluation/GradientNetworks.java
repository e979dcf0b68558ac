package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.StartNetworks;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingTask;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.series.ValueTransform;
import org.sswim.training.FiringRate;

/**
 * Trains spiking networks by gradients; each horizon has a network of its own. The windows that
 * choose are watched and never train.
 *
 * @param start where training starts
 */
record GradientNetworks(Start start) implements Candidate.Fit {

  @Override
  public Fitted fit(FitTask task, Candidate.Watch watch) {
    ForecastOptions asked = task.training();
    ForecastOptions training =
        asked.withValues(asked.values().withTransform(Auto.of(ValueTransform.NONE)));
    FitTask.Planned planned = task.network(training);
    NetworkPlan plan = planned.plan();
    FitPlan fitPlan = task.plan().withRefit(false);
    long began = System.nanoTime();
    List<TrainingTask> starts =
        new StartNetworks(training, task.data(), fitPlan, plan, task.workers()).tasks(start);
    double seconds = planned.seconds() + (System.nanoTime() - began) * 1e-9;
    WindowedSeries windows = task.shown().windows(plan.calendar());
    GradientTrainer trainer =
        new GradientTrainer(task.gradient().withSeed(training.network().seed()), task.workers());
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < starts.size(); h++) {
      int horizon = fitPlan.horizons().get(h);
      TrainingTask own = starts.get(h);
      GradientTrained trained =
          trainer.train(
              own,
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
              task.limited(LinearForecaster.of(network, plan)),
              seconds + trained.seconds(),
              network.hidden().neurons(),
              network.parameters(),
              FiringRate.measure(
                  network.hidden(), own.samples(), own.targets(), own.part().train()),
              0,
              null,
              null));
    }
    return new Fitted(windows, rows);
  }
}
