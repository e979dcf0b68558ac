package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.sswim.gradient.GradientTrained;
import org.sswim.gradient.GradientTrainer;
import org.sswim.gradient.Start;
import org.sswim.gradient.StartNetworks;
import org.sswim.gradient.TrainingTask;
import org.sswim.linalg.Workers;
import org.sswim.network.SpikingNetwork;
import org.sswim.series.TimeSeries;
import org.sswim.training.NetworkPlan;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.WindowedSeries;

/**
 * Compares gradient trainings from several starts, epoch by epoch. All of one seed share the plan
 * of the network, the windows and their order.
 */
public final class StartComparison {
  private final ComparisonOptions options;
  private final List<Start> starts;
  private final Protocol protocol;

  /** Prepares a comparison that uses all processors. */
  public StartComparison(TimeSeries series, ComparisonOptions options, List<Start> starts) {
    this(series, options, starts, Workers.available());
  }

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
    protocol = new Protocol(series, options, options.channels(), workers);
  }

  /** Names of the channels that are constant over the training rows. */
  public List<String> constantChannels() {
    return protocol.constantChannels();
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
      SSwimOptions training = options.training().withSeed(options.training().seed() + s);
      progress.at(done++, total, "choosing inputs, seed " + training.seed());
      long began = System.nanoTime();
      NetworkPlan plan =
          new SSwim(training, protocol.workers()).plan(protocol.data(), protocol.plan());
      double planSeconds = (System.nanoTime() - began) * 1e-9;
      for (Start start : starts) {
        Piece piece = new Piece(progress, done, total, start.label() + ", seed " + training.seed());
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
      Start start, SSwimOptions training, NetworkPlan plan, double planSeconds, Piece piece) {
    long began = System.nanoTime();
    List<SpikingNetwork> networks =
        new StartNetworks(training, protocol.data(), protocol.plan(), plan, protocol.workers())
            .of(start);
    double choice = start.solved() ? planSeconds : 0;
    double seconds = (System.nanoTime() - began) * 1e-9 + choice;
    GradientTrainer trainer =
        new GradientTrainer(options.gradient().withSeed(training.seed()), protocol.workers());
    List<StartScore> scores = new ArrayList<>();
    for (int h = 0; h < networks.size(); h++) {
      int horizon = protocol.horizon(h);
      SpikingNetwork network = networks.get(h);
      GradientTrained trained =
          trainer.train(
              new TrainingTask(protocol.data(), protocol.plan(), h, plan, network, start.solved()),
              (done, total, loss, best) -> piece.note(horizon, (double) done / total, loss, best));
      Metrics before = test(h, plan, network);
      Metrics after = test(h, plan, trained.network());
      scores.add(
          new StartScore(
              start,
              horizon,
              training.seed(),
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

  private Metrics test(int h, NetworkPlan plan, SpikingNetwork network) {
    WindowedSeries windows = protocol.data().windows(plan.calendar());
    return protocol.test(h, windows, LinearForecaster.of(network, plan));
  }
}
