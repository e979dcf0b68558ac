package org.sswim.experiments.starts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Metrics;
import org.sswim.evaluation.Protocol;
import org.sswim.forecasters.Fit;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.LinearForecaster;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.StartNetworks;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingTask;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

/**
 * Compares gradient trainings from several starts, epoch by epoch. All of one seed share the plan
 * of the network, the windows and their order.
 */
public final class StartComparison {
  private final ComparisonOptions options;
  private final List<Start> starts;
  private final Protocol protocol;

  /**
   * Prepares a comparison.
   *
   * @param options protocol, network, training and seeds; the models do not matter
   * @param starts which starts, at least one
   * @throws org.sswim.series.InvalidSeriesException if the series is too short for the split
   */
  public StartComparison(
      TimeSeries series, ComparisonOptions options, List<Start> starts, Workers workers) {
    this.options = options;
    this.starts = List.copyOf(starts);
    protocol = Protocol.of(series, options, options.channels(), workers);
  }

  /** How the series is split and scaled. */
  public Protocol protocol() {
    return protocol;
  }

  /**
   * Trains from every start.
   *
   * @param progress told before each piece of work, and how far it is
   * @return scores by horizon, then start, then seed
   */
  public List<StartScore> run(FitProgress progress) {
    List<StartScore> scores = new ArrayList<>();
    WorkPieces pieces = new WorkPieces(progress, options.seeds() * (1 + starts.size()));
    for (int s = 0; s < options.seeds(); s++) {
      Fit fit = protocol.fit(options.training(s));
      long seed = fit.options().network().seed();
      FitProgress choice = pieces.next(1, "choosing inputs, seed " + seed);
      long began = System.nanoTime();
      NetworkPlan plan = new ForecastTrainer(choice).plan(fit);
      double planSeconds = (System.nanoTime() - began) * 1e-9;
      for (Start start : starts) {
        FitProgress piece = pieces.next(1, start.label() + ", seed " + seed);
        scores.addAll(run(start, fit, plan, planSeconds, piece));
      }
    }
    pieces.end();
    scores.sort(
        Comparator.comparingInt((StartScore s) -> options.horizons().indexOf(s.horizon()))
            .thenComparingInt(s -> starts.indexOf(s.start())));
    return List.copyOf(scores);
  }

  private List<StartScore> run(
      Start start, Fit fit, NetworkPlan plan, double planSeconds, FitProgress piece) {
    long seed = fit.options().network().seed();
    long began = System.nanoTime();
    StartNetworks networks = new StartNetworks(fit, plan);
    List<TrainingTask> tasks = networks.tasks(start);
    WindowedSeries windows = networks.windows(protocol.data());
    double choice = start.solved() ? planSeconds : 0;
    double seconds = (System.nanoTime() - began) * 1e-9 + choice;
    GradientTrainer trainer = new GradientTrainer(options.gradient().withSeed(seed), fit.workers());
    List<StartScore> scores = new ArrayList<>();
    WorkPieces horizons = new WorkPieces(piece, tasks.size());
    for (int h = 0; h < tasks.size(); h++) {
      int horizon = protocol.horizon(h);
      FitProgress own = horizons.next(1, "horizon " + horizon);
      GradientTrained trained =
          trainer.train(
              tasks.get(h),
              (done, total, loss, best) ->
                  own.at(
                      (double) done / total,
                      String.format(Locale.ROOT, "loss %.4f, validation %.4f", loss, best)));
      Metrics before = test(h, windows, plan, tasks.get(h).start());
      Metrics after = test(h, windows, plan, trained.network());
      scores.add(
          new StartScore(
              start,
              horizon,
              seed,
              choice,
              seconds,
              trained.epochs(),
              trained.best(),
              before.rse(),
              after.rse(),
              before.mse(),
              after.mse()));
    }
    return scores;
  }

  private Metrics test(int h, WindowedSeries windows, NetworkPlan plan, SpikingNetwork network) {
    return protocol.test(h, windows, LinearForecaster.of(network, plan));
  }
}
