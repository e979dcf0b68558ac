package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.forecasting.Bounds;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.panels.SimpleMethod;
import org.sswim.panels.ZeroZone;
import org.sswim.training.FitProgress;

/**
 * Compares candidates on a panel: each sees the rows before an origin, forecasts those that follow,
 * and is scored by them.
 *
 * @param truths what is forecast, the earliest origin first, all of the same series; at least one
 * @param refit whether models are fitted anew up to every origin, instead of once up to the first
 * @param candidates who forecasts, in the order of tables
 * @param options of models that are fitted
 * @param seeds for each that draws, counted up from that of the options; at least 1
 */
public record PanelComparison(
    List<PanelTruth> truths,
    boolean refit,
    List<Candidate<PanelFitTask, PanelForecaster>> candidates,
    PanelOptions options,
    int seeds) {
  /** Copies the lists. */
  public PanelComparison {
    truths = List.copyOf(truths);
    candidates = List.copyOf(candidates);
  }

  /** A comparison at one origin. */
  public static PanelComparison of(
      PanelTruth truth,
      List<Candidate<PanelFitTask, PanelForecaster>> candidates,
      PanelOptions options,
      int seeds) {
    return new PanelComparison(List.of(truth), false, candidates, options, seeds);
  }

  /**
   * A comparison at rolling origins, the last of which is a horizon before the end of each series.
   *
   * @param horizon O, rows to forecast from each
   * @param origins number of origins, at least 1
   * @param every rows between them, at least 1
   * @throws org.sswim.series.InvalidDataException if no series is long enough
   */
  public static List<PanelTruth> rolling(Panel panel, int horizon, int origins, int every) {
    List<PanelTruth> truths = new ArrayList<>();
    int farthest = Math.multiplyExact(origins - 1, every);
    for (int o = origins - 1; o >= 0; o--) {
      truths.add(PanelTruth.endingBefore(panel, horizon, o * every, farthest));
    }
    return truths;
  }

  /** What the last origin is about. */
  public PanelTruth truth() {
    return truths.get(truths.size() - 1);
  }

  /**
   * Compares, and goes on where another comparison was interrupted.
   *
   * @param checkpoints where networks that are finished are kept, or null
   */
  public List<PanelRow> run(
      Workers workers, @Nullable PanelCheckpoints checkpoints, FitProgress progress) {
    List<double[][]> naive2 =
        truths.stream()
            .map(
                truth ->
                    PanelCandidates.forecasts(
                        SimpleMethod.NAIVE2, truth.train(), truth.horizon(), workers))
            .toList();
    PanelRow.Errors unit = PanelRow.Errors.of(truths, naive2);
    return new Comparison<>(candidates, seeds, options.seed())
        .run(
            (candidate, seed, piece) -> row(candidate, seed, unit, workers, checkpoints, piece),
            progress);
  }

  private PanelRow row(
      Candidate<PanelFitTask, PanelForecaster> candidate,
      @Nullable Long seed,
      PanelRow.Errors naive2,
      Workers workers,
      @Nullable PanelCheckpoints checkpoints,
      FitProgress progress) {
    PanelOptions own = seed == null ? options : options.withSeed(seed);
    long began = System.nanoTime();
    List<PanelForecast[]> forecasts = new ArrayList<>();
    PanelForecaster fitted =
        Comparison.along(
            truths,
            refit,
            progress,
            (at, part) ->
                candidate
                    .fit()
                    .apply(
                        new PanelFitTask(
                            at.train(), truth().horizon(), own, workers, checkpoints, part)),
            (forecaster, o) -> {
              Panel train = truths.get(o).train();
              forecasts.add(limited(forecaster.forecasts().apply(train), train));
            });
    double seconds = (System.nanoTime() - began) * 1e-9;
    return PanelRow.of(candidate.label(), seed, truths, forecasts, naive2, seconds, fitted.fit());
  }

  /** Within limits and zero where that counts as 0, by the values before an origin; every row. */
  private PanelForecast[] limited(PanelForecast[] forecasts, Panel train) {
    Bounds bounds = PanelCensus.of(train).bounds(options.limits(), train);
    for (int i = 0; i < forecasts.length; i++) {
      double[] values = train.values(i);
      forecasts[i].within(bounds).zeroed(ZeroZone.of(values, values.length));
    }
    return forecasts;
  }

  /** The forecasts of a model for every series of a panel, in its order. */
  public static PanelForecast[] forecasts(PanelModel model, Panel panel, Workers workers) {
    return forecasts(model, panel, workers, FitProgress.NONE);
  }

  /**
   * As above, telling how far it is.
   *
   * @param progress told after each series, by one thread at a time
   */
  public static PanelForecast[] forecasts(
      PanelModel model, Panel panel, Workers workers, FitProgress progress) {
    PanelForecast[] forecasts = new PanelForecast[panel.size()];
    workers.inOrder(
        forecasts.length,
        model::newRun,
        (run, i) -> forecasts[i] = run.forecast(panel, i),
        (run, i) -> progress.at((i + 1.0) / forecasts.length, panel.id(i)));
    return forecasts;
  }
}
