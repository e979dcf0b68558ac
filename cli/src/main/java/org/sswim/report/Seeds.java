package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Summary.Spread;
import org.sswim.evaluation.Verdict;

/**
 * Scores of one row of a table, one for each seed.
 *
 * @param scores in the order of the seeds
 */
record Seeds<S>(List<S> scores) {
  /** Scores that agree in something, in the order in which they come. */
  static <S> List<Seeds<S>> by(Function<S, ?> what, List<S> scores) {
    return scores.stream()
        .map(what)
        .distinct()
        .map(key -> new Seeds<>(scores.stream().filter(s -> what.apply(s).equals(key)).toList()))
        .toList();
  }

  S first() {
    return scores.get(0);
  }

  /** Median and ends; NaN of no scores. */
  Spread spread(ToDoubleFunction<S> figure) {
    return scores.isEmpty()
        ? new Spread(Double.NaN, Double.NaN, Double.NaN)
        : Spread.of(scores.stream().mapToDouble(figure).toArray());
  }

  double median(ToDoubleFunction<S> figure) {
    return spread(figure).median();
  }

  /** The least and the largest, where there are several seeds. */
  String range(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return range(scores.size() > 1, spread(figure), format);
  }

  /** The least, where there are several seeds; else empty. */
  String least(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return scores.size() > 1 ? format.apply(spread(figure).min()) : "";
  }

  /** The largest, where there are several seeds; else empty. */
  String most(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return scores.size() > 1 ? format.apply(spread(figure).max()) : "";
  }

  /** As a row of a verdict, with an error of each seed. */
  Verdict.Row row(String label, ToDoubleFunction<S> error) {
    return Verdict.Row.of(label, scores.stream().mapToDouble(error).toArray());
  }

  /** The ends of a spread, as a cell; empty where they tell nothing. */
  static String range(boolean several, Spread spread, DoubleFunction<String> format) {
    return several ? format.apply(spread.min()) + ".." + format.apply(spread.max()) : "";
  }
}
