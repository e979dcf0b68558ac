package org.sswim.algorithms.spi;

import java.util.List;
import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.Candidates;
import org.sswim.evaluation.FitTask;
import org.sswim.evaluation.Fitted;

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
    Card card, O defaults, O published, ForecastFit<O> fit) implements Entry, Candidates.Source {

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

  /**
   * Options changed by settings.
   *
   * @throws IllegalArgumentException naming one that is unknown, of another type or out of range
   */
  public O options(List<String> settings) {
    return Entry.options(name(), settings, defaults, published);
  }

  @Override
  public Candidate candidate(List<String> settings) {
    String label = settings.isEmpty() ? name() : name() + ":" + String.join(":", settings);
    return new Candidate(label, Candidate.Kind.SEEDED, false, new Fit<>(fit, options(settings)));
  }

  /** Equal for equal options, as candidates that are named twice stand in a table once. */
  private record Fit<O extends Record>(ForecastFit<O> fit, O options) implements Candidate.Fit {
    @Override
    public Fitted fit(FitTask task, Candidate.Watch watch) {
      return fit.fit(task, options, watch);
    }
  }
}
