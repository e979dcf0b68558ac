package org.sswim.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sswim.comparison.Spread;

/**
 * The table of an experiment: a row for each variant, columns of what came out over seeds.
 *
 * @param <R> outcome of a trial
 */
public final class TrialTable<R> {
  private final List<String> names = new ArrayList<>();
  private final List<Function<List<R>, Object>> cells = new ArrayList<>();

  /** A column of any cell of a row: a text or a number. */
  public TrialTable<R> column(String name, Function<List<R>, Object> cell) {
    names.add(name);
    cells.add(cell);
    return this;
  }

  /** A column of what is the same for all seeds. */
  public TrialTable<R> fact(String name, Function<R, Object> fact) {
    return column(name, trials -> fact.apply(trials.get(0)));
  }

  /** A column of medians. */
  public TrialTable<R> median(String name, ToDoubleFunction<R> figure) {
    return column(name, trials -> spread(trials, figure).median());
  }

  /** Columns of medians, the least and the largest. */
  public TrialTable<R> spread(String name, ToDoubleFunction<R> figure) {
    return median(name, figure)
        .column("min", trials -> spread(trials, figure).min())
        .column("max", trials -> spread(trials, figure).max());
  }

  /**
   * The table with a sentence; see {@link Findings}.
   *
   * @param values what the sentence asks for by %s and the like; none for a sentence as it is
   */
  public Findings findings(List<List<R>> rows, String sentence, Object... values) {
    List<List<Object>> table =
        rows.stream().map(row -> cells.stream().map(cell -> cell.apply(row)).toList()).toList();
    String said = values.length == 0 ? sentence : String.format(Locale.ROOT, sentence, values);
    return Findings.of(names, table, said);
  }

  /**
   * The medians of a figure, one row after another.
   *
   * @param text takes each median, and what it is of
   */
  public static <R> String medians(
      List<List<R>> rows, String text, ToDoubleFunction<R> figure, Function<R, String> name) {
    return rows.stream()
        .map(
            own ->
                String.format(
                    Locale.ROOT, text, spread(own, figure).median(), name.apply(own.get(0))))
        .collect(Collectors.joining(", "));
  }

  /** Median, least and largest of a figure. */
  public static <R> Spread spread(List<R> trials, ToDoubleFunction<R> figure) {
    return Spread.of(trials.stream().mapToDouble(figure).toArray());
  }
}
