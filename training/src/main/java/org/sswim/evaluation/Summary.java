package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Scores of one model and horizon over the seeds.
 *
 * @param model the model
 * @param horizon O
 * @param seeds number of scores
 * @param rse spread of the root relative squared error
 * @param r2 spread of the coefficient of determination
 * @param mse spread of the mean squared error
 * @param mae spread of the mean absolute error
 * @param fitSeconds spread of the fit's seconds
 * @param spikeRate spread of the spikes per neuron and step
 * @param neurons hidden neurons
 * @param parameters median number of parameters
 * @param more spread of what other metrics say, by name
 */
public record Summary(
    Candidate model,
    int horizon,
    int seeds,
    Spread rse,
    Spread r2,
    Spread mse,
    Spread mae,
    Spread fitSeconds,
    Spread spikeRate,
    int neurons,
    long parameters,
    Map<String, Spread> more) {

  /**
   * Median, least and largest of some values.
   *
   * @param median the middle value, or the mean of the two in the middle
   * @param min the least
   * @param max the largest
   */
  public record Spread(double median, double min, double max) {

    /** The spread of at least one value. */
    public static Spread of(double... values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
      return new Spread(median, sorted[0], sorted[n - 1]);
    }
  }

  /**
   * The spread of another metric.
   *
   * @throws NullPointerException if the scores have none of it
   */
  public Spread more(Metric metric) {
    return Objects.requireNonNull(more.get(metric.label()));
  }

  /** One summary per model and horizon, in the order of the scores. */
  public static List<Summary> of(List<Score> scores) {
    List<Summary> summaries = new ArrayList<>();
    for (Score first : scores) {
      boolean seen =
          summaries.stream()
              .anyMatch(s -> s.model.equals(first.model()) && s.horizon == first.horizon());
      if (!seen) {
        List<Score> same =
            scores.stream()
                .filter(s -> s.model().equals(first.model()) && s.horizon() == first.horizon())
                .toList();
        summaries.add(
            new Summary(
                first.model(),
                first.horizon(),
                same.size(),
                spread(same, Score::rse),
                spread(same, Score::r2),
                spread(same, Score::mse),
                spread(same, Score::mae),
                spread(same, Score::fitSeconds),
                spread(same, Score::spikeRate),
                first.neurons(),
                Math.round(spread(same, s -> (double) s.parameters()).median()),
                more(same)));
      }
    }
    return summaries;
  }

  private static Map<String, Spread> more(List<Score> scores) {
    Map<String, Spread> more = new LinkedHashMap<>();
    for (String name : scores.get(0).more().keySet()) {
      more.put(name, spread(scores, s -> Objects.requireNonNull(s.more().get(name))));
    }
    return more;
  }

  private static Spread spread(List<Score> scores, ToDoubleFunction<Score> value) {
    return Spread.of(scores.stream().mapToDouble(value).toArray());
  }
}
