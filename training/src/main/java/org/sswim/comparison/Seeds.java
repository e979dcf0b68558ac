package org.sswim.comparison;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Scores of one row of a table, one for each seed.
 *
 * @param scores in the order of the seeds
 * @param <S> a score
 */
public record Seeds<S>(List<S> scores) {
  /** Scores that agree in something, in the order in which they come. */
  public static <S> List<Seeds<S>> by(Function<S, ?> what, List<S> scores) {
    return scores.stream()
        .map(what)
        .distinct()
        .map(key -> new Seeds<>(scores.stream().filter(s -> what.apply(s).equals(key)).toList()))
        .toList();
  }

  /** The score of the first seed. */
  public S first() {
    return scores.get(0);
  }

  /** Median and ends; NaN of no scores. */
  public Spread spread(ToDoubleFunction<S> figure) {
    return Spread.of(scores.stream().mapToDouble(figure).toArray());
  }

  /** The median; NaN of no scores. */
  public double median(ToDoubleFunction<S> figure) {
    return spread(figure).median();
  }

  /** The least and the largest, where there are several seeds. */
  public String range(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return range(scores.size() > 1, spread(figure), format);
  }

  /** The least, where there are several seeds; else empty. */
  public String least(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return scores.size() > 1 ? format.apply(spread(figure).min()) : "";
  }

  /** The largest, where there are several seeds; else empty. */
  public String most(ToDoubleFunction<S> figure, DoubleFunction<String> format) {
    return scores.size() > 1 ? format.apply(spread(figure).max()) : "";
  }

  /** The ends of a spread, as a cell; empty where they tell nothing. */
  public static String range(boolean several, Spread spread, DoubleFunction<String> format) {
    return several ? format.apply(spread.min()) + ".." + format.apply(spread.max()) : "";
  }
}
