package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sswim.forecasters.FitPlan;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.LinearForecaster;
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
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * Trains spiking networks by gradients; each horizon has a network of its own. The windows that
 * choose are watched and never train.
 *
 * @param start where training starts
 */
record GradientNetworks(Start start) implements Function<FitTask, Fitted> {

  @Override
  public Fitted apply(FitTask task) {
    ForecastOptions asked = task.training();
    ForecastOptions training =
        asked.withValues(asked.values().withTransform(Auto.of(ValueTransform.NONE)));
    int longest = task.plan().horizons().indexOf(task.plan().longest());
    FitTask.Planned planned = task.network(training, longest, FitProgress.NONE);
    NetworkPlan plan = planned.plan();
    FitPlan fitPlan = task.plan().withRefit(false);
    long began = System.nanoTime();
    StartNetworks networks =
        new StartNetworks(task.fit().withOptions(training).withPlan(fitPlan), plan);
    List<TrainingTask> starts = networks.tasks(start);
    double seconds = planned.seconds() + (System.nanoTime() - began) * 1e-9;
    WindowedSeries windows = networks.windows(task.shown());
    GradientTrainer trainer =
        new GradientTrainer(task.gradient().withSeed(training.network().seed()), task.workers());
    List<Fitted.Row> rows = new ArrayList<>();
    WorkPieces pieces = new WorkPieces(task.watch(), starts.size());
    for (int h = 0; h < starts.size(); h++) {
      int horizon = fitPlan.horizons().get(h);
      TrainingTask own = starts.get(h);
      FitProgress piece = pieces.next(1, "horizon " + horizon);
      GradientTrained trained =
          trainer.train(
              own,
              (done, total, loss, best) ->
                  piece.at(
                      (double) done / total,
                      String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, best)));
      SpikingNetwork network = trained.network();
      rows.add(
          new Fitted.Row(
                  windows,
                  task.limited(LinearForecaster.of(network, plan)),
                  seconds + trained.seconds())
              .withNeurons(network.hidden().neurons())
              .withNetworks(1)
              .withParameters(network.parameters())
              .withSpikeRate(
                  FiringRate.measure(
                      network.hidden(), own.samples(), own.targets(), own.part().train())));
    }
    return new Fitted(rows);
  }
}
