package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.training.FitProgress;
import org.sswim.training.WorkPieces;

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
    List<PanelCandidate> candidates,
    PanelOptions options,
    int seeds) {
  /** What a simple row takes, beside a network. */
  private static final double SIMPLE = 0.1;

  /** Sorts the candidates. */
  public PanelComparison {
    truths = List.copyOf(truths);
    List<PanelCandidate> given = List.copyOf(candidates);
    candidates = PanelCandidate.ordered(given.stream());
    if (truths.isEmpty() || candidates.isEmpty() || seeds < 1) {
      throw new IllegalArgumentException(
          "a comparison needs something to forecast, candidates and a seed; got "
              + truths.size()
              + ", "
              + given.size()
              + " and "
              + seeds);
    }
  }

  /** A comparison at one origin. */
  public static PanelComparison of(
      PanelTruth truth, List<PanelCandidate> candidates, PanelOptions options, int seeds) {
    return new PanelComparison(List.of(truth), false, candidates, options, seeds);
  }

  /**
   * A comparison at rolling origins, the last of which is a horizon before the end of each series.
   *
   * @param horizon O, rows to forecast from each
   * @param origins number of origins, at least 1
   * @param every rows between them, at least 1
   * @throws org.sswim.series.InvalidSeriesException if no series is long enough
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

  /** Rows of all candidates, and Naive2's, which OWA is relative to. */
  public record Result(List<PanelRow> rows, PanelRow naive2) {
    /** Copies the list. */
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /** Compares. */
  public Result run(Workers workers, FitProgress progress) {
    return run(workers, null, progress);
  }

  /**
   * Compares, and goes on where another comparison was interrupted.
   *
   * @param checkpoints where networks that are finished are kept, or null
   */
  public Result run(Workers workers, @Nullable PanelCheckpoints checkpoints, FitProgress progress) {
    List<PanelRow> rows = new ArrayList<>();
    @Nullable PanelRow naive2 = null;
    int fits = refit ? truths.size() : 1;
    double total =
        candidates.stream().mapToDouble(c -> weight(c) * (c.seeded() ? fits * seeds : 1)).sum();
    WorkPieces pieces = new WorkPieces(progress, total);
    for (PanelCandidate candidate : candidates) {
      int times = candidate.seeded() ? seeds : 1;
      for (int s = 0; s < times; s++) {
        PanelRow row = row(candidate, options.seed() + s, workers, checkpoints, pieces);
        rows.add(row);
        naive2 = candidate == PanelCandidate.NAIVE2 ? row : naive2;
      }
    }
    return new Result(
        rows, naive2 == null ? row(PanelCandidate.NAIVE2, 0, workers, null, pieces) : naive2);
  }

  /** What a fit takes, beside a network. */
  private double weight(PanelCandidate candidate) {
    return candidate.simple()
        ? SIMPLE
        : candidate == PanelCandidate.S_SWIM ? options.members() + 1 : 1;
  }

  private PanelRow row(
      PanelCandidate candidate,
      long seed,
      Workers workers,
      @Nullable PanelCheckpoints checkpoints,
      WorkPieces pieces) {
    long began = System.nanoTime();
    int horizon = truth().horizon();
    PanelCandidate.@Nullable Forecaster ready = null;
    @Nullable PanelFit fit = null;
    List<double[][]> forecasts = new ArrayList<>();
    List<PanelForecast[]> bands = new ArrayList<>();
    for (int o = 0; o < truths.size(); o++) {
      Panel train = truths.get(o).train();
      boolean fits = o == 0 || refit;
      if (candidate == PanelCandidate.S_SWIM) {
        if (fits || fit == null) {
          fit =
              new PanelTrainer(options.withSeed(seed), workers, checkpoints)
                  .fit(train, horizon, pieces.next(weight(candidate), candidate.label()));
        }
        PanelForecast[] own = forecasts(fit.model(), train, workers);
        bands.add(own);
        forecasts.add(Arrays.stream(own).map(PanelForecast::point).toArray(double[][]::new));
        continue;
      }
      if (o == 0 || (fits && candidate.seeded())) {
        pieces.next(weight(candidate), candidate.label());
      }
      if (fits || ready == null) {
        ready = candidate.fit().fit(train, horizon, options.withSeed(seed), workers);
      }
      forecasts.add(ready.forecasts(train));
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    return PanelRow.of(candidate, seed, truths, forecasts, bands, seconds, fit);
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
        Integer.MAX_VALUE,
        model::newRun,
        (run, i) -> forecasts[i] = run.forecast(panel, i),
        (run, i) -> progress.at((i + 1.0) / forecasts.length, panel.id(i)));
    return forecasts;
  }
}
