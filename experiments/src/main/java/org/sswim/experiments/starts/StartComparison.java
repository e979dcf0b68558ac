package org.sswim.experiments.starts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sswim.evaluation.Comparison;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.LinearForecaster;
import org.sswim.evaluation.Metrics;
import org.sswim.evaluation.Protocol;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.Start;
import org.sswim.forecasters.StartNetworks;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.TrainingTask;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.Outliers;
import org.sswim.series.TimeSeries;

/**
 * Compares gradient trainings from several starts, epoch by epoch. All of one seed share the plan
 * of the network, the windows and their order.
 */
public final class StartComparison {
  private final ComparisonOptions options;
  private final List<Start> starts;
  private final Workers workers;
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
    this.workers = workers;
    this.options = options;
    this.starts = List.copyOf(starts);
    protocol = new Protocol(series, options, options.channels(), workers);
  }

  /** Names of the channels that are constant over the training rows. */
  public List<String> constantChannels() {
    return protocol.constantChannels();
  }

  /** Values far outside of the others. */
  public Outliers outliers() {
    return protocol.data().outliers();
  }

  /** Rows between the training windows. */
  public int stride() {
    return protocol.plan().stride();
  }

  /**
   * Trains from every start.
   *
   * @param progress told before each piece of work, and how far it is
   * @return scores by horizon, then start, then seed
   */
  public List<StartScore> run(Comparison.Progress progress) {
    List<StartScore> scores = new ArrayList<>();
    int total = options.seeds() * (1 + starts.size());
    int done = 0;
    for (int s = 0; s < options.seeds(); s++) {
      ForecastOptions training = options.training(s);
      progress.at(done++, total, "choosing inputs, seed " + training.network().seed());
      long began = System.nanoTime();
      NetworkPlan plan =
          new ForecastTrainer(training, workers).plan(protocol.data(), protocol.plan());
      double planSeconds = (System.nanoTime() - began) * 1e-9;
      for (Start start : starts) {
        Piece piece =
            new Piece(progress, done, total, start.label() + ", seed " + training.network().seed());
        progress.at(done++, total, piece.name);
        scores.addAll(run(start, training, plan, planSeconds, piece));
      }
    }
    progress.at(total, total, "done");
    scores.sort(
        Comparator.comparingInt((StartScore s) -> options.horizons().indexOf(s.horizon()))
            .thenComparingInt(s -> starts.indexOf(s.start())));
    return List.copyOf(scores);
  }

  private record Piece(Comparison.Progress progress, int done, int total, String name) {
    void note(int horizon, double share, double loss, double best) {
      progress.note(
          done,
          total,
          String.format(
              Locale.ROOT,
              "%s, horizon %d, %.0f %%, loss %.4f, validation %.4f",
              name,
              horizon,
              100 * share,
              loss,
              best));
    }
  }

  private List<StartScore> run(
      Start start, ForecastOptions training, NetworkPlan plan, double planSeconds, Piece piece) {
    long began = System.nanoTime();
    StartNetworks networks =
        new StartNetworks(training, protocol.data(), protocol.plan(), plan, workers);
    List<TrainingTask> tasks = networks.tasks(start);
    WindowedSeries windows = networks.windows(protocol.data());
    double choice = start.solved() ? planSeconds : 0;
    double seconds = (System.nanoTime() - began) * 1e-9 + choice;
    GradientTrainer trainer =
        new GradientTrainer(options.gradient().withSeed(training.network().seed()), workers);
    List<StartScore> scores = new ArrayList<>();
    for (int h = 0; h < tasks.size(); h++) {
      int horizon = protocol.horizon(h);
      GradientTrained trained =
          trainer.train(
              tasks.get(h),
              (done, total, loss, best) -> piece.note(horizon, (double) done / total, loss, best));
      Metrics before = test(h, windows, plan, tasks.get(h).start());
      Metrics after = test(h, windows, plan, trained.network());
      scores.add(
          new StartScore(
              start,
              horizon,
              training.network().seed(),
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
