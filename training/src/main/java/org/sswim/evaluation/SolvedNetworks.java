package org.sswim.evaluation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.sswim.forecasters.BlockForecaster;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.TrainedForecaster;
import org.sswim.training.FitProgress;
import org.sswim.training.WeightSource;

/**
 * Fits spiking networks whose hidden weights are sampled and whose read-out is solved.
 *
 * <p>Those of one seed and preset share everything but the source of their hidden weights: plan,
 * temporal parameters, width, training windows, the fit of the read-out; skip synapses only come on
 * top. One hidden network, sampled with the targets of the longest horizon, serves all horizons;
 * read-outs are fitted on exactly the training windows of their horizon.
 *
 * @param source where hidden weights come from
 * @param preset makes the options of the network of those of the task
 */
record SolvedNetworks(WeightSource source, UnaryOperator<ForecastOptions> preset)
    implements Candidate.Fit {

  @Override
  public Fitted fit(FitTask task, Candidate.Watch watch) {
    ForecastOptions options = preset.apply(task.training());
    double begun = task.chosen(options) ? 0 : ForecastTrainer.PLANNED;
    FitProgress progress = watch::at;
    FitTask.Planned planned = task.network(options, progress.part(0, begun));
    ForecastTrainer trainer =
        new ForecastTrainer(options, task.workers()).telling(progress.part(begun, 1));
    boolean searched = trainer.options().network().neurons().isAuto();
    TrainedForecaster trained =
        trainer.train(
            planned.data(),
            task.plan(),
            planned.plan(),
            source,
            seen -> {
              if (searched) {
                watch.tried(seen.trained().layerNeurons(), fitted(task, planned, trainer, seen, 0));
              }
            });
    double seconds =
        planned.seconds()
            + trained.trained().seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    return fitted(task, planned, trainer, trained, seconds);
  }

  private static Fitted fitted(
      FitTask task,
      FitTask.Planned planned,
      ForecastTrainer trainer,
      TrainedForecaster trained,
      double seconds) {
    List<LinearForecaster> forecasters =
        LinearForecaster.of(trained, planned.shown(), task.data().standardizer());
    List<Fitted.Row> rows =
        IntStream.range(0, forecasters.size())
            .mapToObj(h -> row(planned, trainer, trained, h, forecasters.get(h), seconds))
            .toList();
    return new Fitted(trained.windows(task.shown()), rows);
  }

  private static Fitted.Row row(
      FitTask.Planned planned,
      ForecastTrainer trainer,
      TrainedForecaster trained,
      int h,
      BlockForecaster forecaster,
      double seconds) {
    return new Fitted.Row(
        forecaster,
        seconds,
        trained.trained().hidden().neurons(),
        trained.network(h).parameters(),
        trained.trained().spikeRate(),
        0,
        trained.readout(h),
        () -> trainer.model(planned.data(), trained, h));
  }
}
