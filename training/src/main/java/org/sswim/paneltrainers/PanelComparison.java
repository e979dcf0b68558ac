package org.sswim.paneltrainers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.linalg.Workers;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;

/**
 * Compares candidates on a panel: each sees the rows before, forecasts those that follow, and is
 * scored by them.
 *
 * @param truth what is forecast
 * @param candidates who forecasts, in the order of {@link PanelCandidate#ALL}
 * @param options of models that are fitted
 * @param seeds for each that draws, counted up from that of the options; at least 1
 */
public record PanelComparison(
    PanelTruth truth, List<PanelCandidate> candidates, PanelOptions options, int seeds) {

  /** Sorts the candidates. */
  public PanelComparison {
    List<PanelCandidate> given = List.copyOf(candidates);
    candidates = PanelCandidate.ALL.stream().filter(given::contains).toList();
    if (candidates.isEmpty() || seeds < 1) {
      throw new IllegalArgumentException(
          "a comparison needs candidates and a seed; got " + given.size() + " and " + seeds);
    }
  }

  /** Told of what comes next. */
  public interface Progress {
    /** So much is done, this is next. */
    void at(int done, int total, String next);
  }

  /** Rows of all candidates, and Naive2's, which OWA is relative to. */
  public record Result(List<PanelRow> rows, PanelRow naive2) {
    /** Copies the list. */
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /** Compares. */
  public Result run(Workers workers, Progress progress) {
    List<PanelRow> rows = new ArrayList<>();
    @Nullable PanelRow naive2 = null;
    int total =
        candidates.stream()
            .mapToInt(c -> c == PanelCandidate.S_SWIM ? seeds * (options.members() + 1) : 1)
            .sum();
    Counter counter = new Counter(progress, total);
    for (PanelCandidate candidate : candidates) {
      int times = candidate == PanelCandidate.S_SWIM ? seeds : 1;
      for (int s = 0; s < times; s++) {
        PanelRow row = row(candidate, options.seed() + s, workers, counter);
        rows.add(row);
        naive2 = candidate == PanelCandidate.NAIVE2 ? row : naive2;
      }
    }
    return new Result(
        rows,
        naive2 == null ? row(PanelCandidate.NAIVE2, 0, workers, counter) : naive2);
  }

  private PanelRow row(PanelCandidate candidate, long seed, Workers workers, Counter counter) {
    long began = System.nanoTime();
    Panel train = truth.train();
    int horizon = truth.horizon();
    double[][] forecasts;
    PanelForecast @Nullable [] bands = null;
    @Nullable PanelFit fit = null;
    if (candidate == PanelCandidate.S_SWIM) {
      fit =
          new PanelTrainer(options.withSeed(seed), workers)
              .fit(train, horizon, next -> counter.next("s-swim: " + next));
      bands = forecasts(fit.model(), train, workers);
      forecasts = new double[bands.length][];
      for (int i = 0; i < forecasts.length; i++) {
        forecasts[i] = bands[i].point();
      }
    } else {
      counter.next(candidate.label());
      forecasts =
          candidate == PanelCandidate.RIDGE
              ? PanelRidge.forecasts(train, horizon, options, workers)
              : candidate.forecasts(train, horizon, workers);
    }
    double seconds = (System.nanoTime() - began) * 1e-9;
    return PanelRow.of(candidate, seed, truth, forecasts, bands, seconds, fit);
  }

  /** The forecasts of a model for every series of a panel, in its order. */
  public static PanelForecast[] forecasts(PanelModel model, Panel panel, Workers workers) {
    PanelForecast[] forecasts = new PanelForecast[panel.size()];
    workers.inOrder(
        forecasts.length,
        Integer.MAX_VALUE,
        model::newRun,
        (run, i) -> forecasts[i] = run.forecast(panel.values(i)),
        (run, i) -> {});
    return forecasts;
  }

  private static final class Counter {
    private final Progress progress;
    private final int total;
    private int done;

    Counter(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    void next(String what) {
      progress.at(Math.min(done++, total), total, what);
    }
  }
}
