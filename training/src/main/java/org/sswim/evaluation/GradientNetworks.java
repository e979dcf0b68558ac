package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.GradientTraining;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.gradient.GradientTrained;
import org.sswim.network.SpikingNetwork;
import org.sswim.options.Auto;
import org.sswim.series.ValueTransform;
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
    WorkPieces pieces = new WorkPieces(task.watch(), 1 + task.plan().parts().size());
    int longest = task.plan().longestPart();
    FitTask.Planned planned = task.network(training, longest, pieces.next(1, "inputs"));
    Fit fit = task.fit().withOptions(training).withData(planned.data());
    long began = System.nanoTime();
    GradientTraining all =
        GradientTraining.of(
            fit.withPlan(task.plan().withRefit(false)), planned.plan(), start, FitProgress.NONE);
    double seconds = (System.nanoTime() - began) * 1e-9;
    WindowedSeries windows = all.windows(task.shown());
    List<Fitted.Row> rows = new ArrayList<>();
    for (int h = 0; h < all.first().size(); h++) {
      FitProgress piece = pieces.next(1, "horizon " + task.plan().part(h).horizon());
      GradientTrained trained =
          all.train(
              h,
              task.gradient(),
              (done, total, loss, best) ->
                  piece.at(
                      (double) done / total,
                      String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, best)),
              null);
      SpikingNetwork network = trained.network();
      rows.add(
          new Fitted.Row(
                  windows,
                  forecaster(task, planned, network),
                  planned.seconds() + seconds + trained.seconds())
              .withNeurons(network.hidden().neurons())
              .withNetworks(1)
              .withParameters(network.parameters())
              .withSpikeRate(all.spikeRate(h, network))
              .withDescent(
                  new Fitted.Descent(
                      forecaster(task, planned, all.first().get(h)),
                      trained,
                      planned.seconds(),
                      seconds)));
    }
    return new Fitted(rows);
  }

  private static BlockForecaster forecaster(
      FitTask task, FitTask.Planned planned, SpikingNetwork network) {
    return task.limited(LinearForecaster.of(network, planned.plan()));
  }
}
