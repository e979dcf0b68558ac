package org.sswim.catalogue;

import java.util.List;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;
import org.sswim.options.Settings;

/**
 * A way to forecast series: an entry of the catalogue, and a source of candidates for tables of
 * forecasters.
 *
 * @param card what it is
 * @param defaults options that are used unless others are asked for
 * @param published options as in the paper
 * @param fit fits; the seed is that of the networks of the task
 * @param <O> record of its options
 */
public record ForecastAlgorithm<O extends Record>(
    Card card, O defaults, O published, ForecastFit<O> fit) implements Entry<O>, Candidates.Source {

  /**
   * Fits a forecaster for each horizon of a task. Stateless; equal options, tasks and seeds give
   * equal forecasters, whatever the number of workers.
   */
  @FunctionalInterface
  public interface ForecastFit<O extends Record> {
    /**
     * Fits.
     *
     * @param task to what; all that is chosen is chosen on its validation windows
     * @param watch told how far it is
     */
    Fitted fit(FitTask task, O options, Candidate.Watch watch);
  }

  @Override
  public String name() {
    return card.name();
  }

  @Override
  public Settings settings() {
    return Entry.super.settings();
  }

  @Override
  public Candidate candidate(List<String> settings) {
    return new Candidate(
        label(settings), Candidate.Kind.SEEDED, false, new Fit<>(fit, options(settings)));
  }

  /** Equal for equal options, as candidates that are named twice stand in a table once. */
  private record Fit<O extends Record>(ForecastFit<O> fit, O options) implements Candidate.Fit {
    @Override
    public Fitted fit(FitTask task, Candidate.Watch watch) {
      return fit.fit(task, options, watch);
    }
  }
}
