package org.sswim.evaluation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sswim.training.FittedReadout;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;
import org.sswim.training.WeightSource;
import org.sswim.training.WindowedSeries;

/**
 * Fits spiking networks whose hidden weights are sampled and whose read-out is solved.
 *
 * <p>Those of one seed share everything but the source of their hidden weights: plan, temporal
 * parameters, width, training windows, the fit of the read-out; skip synapses only come on top. One
 * hidden network, sampled with the targets of the longest horizon, serves all horizons; read-outs
 * are fitted on exactly the training windows of their horizon.
 *
 * @param source where hidden weights come from
 * @param preset makes the options of the network of those of the task
 */
record SolvedNetworks(WeightSource source, UnaryOperator<SSwimOptions> preset)
    implements Candidate.Fit {

  @Override
  public Fitted fit(FitTask task, Candidate.Watch watch) {
    SSwim trainer = new SSwim(preset.apply(task.training()));
    FitTask.Planned planned = task.network(trainer.options());
    WindowedSeries windows = task.shown().windows(planned.plan().calendar());
    boolean searched = trainer.options().neurons() == SSwimOptions.AUTO_NEURONS;
    Trained trained =
        trainer.train(
            task.data(),
            task.plan(),
            planned.plan(),
            source,
            seen -> {
              if (searched) {
                watch.tried(seen.layerNeurons(), fitted(task, trainer, windows, seen, 0));
              }
            });
    double seconds =
        planned.seconds()
            + trained.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    return fitted(task, trainer, windows, trained, seconds);
  }

  private static Fitted fitted(
      FitTask task, SSwim trainer, WindowedSeries windows, Trained trained, double seconds) {
    List<Fitted.Row> rows =
        trained.readouts().stream()
            .map(readout -> row(task, trainer, trained, readout, seconds))
            .toList();
    return new Fitted(windows, rows);
  }

  private static Fitted.Row row(
      FitTask task, SSwim trainer, Trained trained, FittedReadout readout, double seconds) {
    return new Fitted.Row(
        new LinearForecaster(trained.features(), readout),
        seconds,
        trained.network().neurons(),
        trained.network(readout).parameters(),
        trained.spikeRate(),
        0,
        readout,
        () -> trainer.model(task.data(), trained, readout));
  }
}
