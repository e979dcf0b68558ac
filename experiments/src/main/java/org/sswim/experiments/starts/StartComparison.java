package org.sswim.experiments.starts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Fitted;
import org.sswim.evaluation.ForecastCandidates;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.Metrics;
import org.sswim.evaluation.Protocol;
import org.sswim.evaluation.Score;
import org.sswim.forecasters.Start;
import org.sswim.linalg.Workers;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

/**
 * Compares gradient trainings from several starts, epoch by epoch. All of one seed share the plan
 * of the network, the windows and their order.
 */
public final class StartComparison {
  private final List<Start> starts;
  private final ComparisonOptions options;
  private final ForecastComparison comparison;

  /**
   * Prepares a comparison.
   *
   * @param options protocol, network, training and seeds; the models do not matter
   * @param starts which starts, at least one
   * @throws org.sswim.series.InvalidDataException if the series is too short for the split
   */
  public StartComparison(
      TimeSeries series, ComparisonOptions options, List<Start> starts, Workers workers) {
    this.starts = List.copyOf(starts);
    this.options =
        options.withModels(
            starts.stream().map(one -> ForecastCandidates.trained(one.label(), one)).toList());
    comparison = new ForecastComparison(series, this.options, false, workers);
  }

  /** How the series is split and scaled. */
  public Protocol protocol() {
    return comparison.protocol();
  }

  /** What trained the networks of a seed, by horizon, and the errors of their starts. */
  private record Trained(List<Fitted.Descent> descents, List<Metrics> before) {}

  /**
   * Trains from every start.
   *
   * @param progress told before each piece of work, and how far it is
   * @return scores by horizon, then start, then seed
   */
  public List<StartScore> run(FitProgress progress) {
    // By seed, then start.
    List<Trained> trained = new ArrayList<>();
    List<Score> scored =
        comparison.run(
            progress,
            new ForecastComparison.Observer() {
              @Override
              public void fitted(String model, Fitted fitted) {
                trained.add(trained(fitted.rows()));
              }
            });
    List<StartScore> scores = new ArrayList<>();
    for (int h = 0; h < options.horizons().size(); h++) {
      for (int m = 0; m < starts.size(); m++) {
        for (int s = 0; s < options.seeds(); s++) {
          Trained own = trained.get(s * starts.size() + m);
          Score score = scored.get(scores.size());
          scores.add(StartScore.of(starts.get(m), own.descents.get(h), own.before.get(h), score));
        }
      }
    }
    return List.copyOf(scores);
  }

  private Trained trained(List<Fitted.Row> rows) {
    List<Fitted.Descent> descents =
        rows.stream().map(row -> Objects.requireNonNull(row.descent())).toList();
    List<Fitted.Row> before = new ArrayList<>();
    for (int h = 0; h < rows.size(); h++) {
      before.add(rows.get(h).withForecaster(descents.get(h).start()));
    }
    return new Trained(descents, protocol().test(before));
  }
}
