package org.sswim.catalogue;

import java.util.List;
import java.util.function.BiFunction;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;

/**
 * A way to forecast series: an entry of the catalogue, and a source of candidates for tables of
 * forecasters.
 *
 * @param card what it is
 * @param defaults options that are used unless others are asked for
 * @param published options as in the paper
 * @param fit fits a forecaster for each horizon of a task. All that is chosen is chosen on its
 *     validation windows; the seed is that of its networks. Equal options, tasks and seeds give
 *     equal forecasters, whatever the number of workers
 * @param <O> record of its options
 */
public record ForecastAlgorithm<O extends Record>(
    Card card, O defaults, O published, BiFunction<FitTask, O, Fitted> fit)
    implements Entry<O>, Candidates.Source<FitTask, Fitted> {

  @Override
  public Class<FitTask> task() {
    return FitTask.class;
  }

  @Override
  public Candidate<FitTask, Fitted> candidate(List<String> settings) {
    O options = options(settings);
    return new Candidate<>(
        label(settings), Candidate.Kind.SEEDED, task -> fit.apply(task, options));
  }
}
