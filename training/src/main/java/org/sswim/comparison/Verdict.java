package org.sswim.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which row of a table is best, and how far S-SWIM is from it and from ridge regression.
 *
 * <pre>
 *   error       = median over seeds; of several horizons their geometric mean
 *   change(a,b) = error of a / error of b - 1
 *   level(a,b)  : |change| is at most {@value #LEVEL}, or the error of one lies within the range
 *                 over seeds of the other
 * </pre>
 *
 * <p>The error is that of the table: RSE of forecasts, OWA of panels, the share of samples whose
 * class is wrong. The least is best.
 *
 * @param horizons O, at which some row has an error; a single one for what has none
 * @param rows in the order of the table, at least two
 * @param own the row that the verdict is about, one of these
 */
public record Verdict(List<Integer> horizons, List<Row> rows, Row own) {
  /** Errors that differ by a smaller share are level. */
  public static final double LEVEL = 0.01;

  /** S-SWIM's own row; the names of its variants begin with it. */
  private static final String FAMILY = "s-swim";

  private static final String RIDGE = "ridge";

  /** Copies the lists. */
  public Verdict {
    horizons = List.copyOf(horizons);
    rows = List.copyOf(rows);
  }

  /**
   * Errors of a row over the seeds, at least 0.
   *
   * @param label its name
   * @param errors median, least and largest by horizon
   */
  public record Row(String label, List<Spread> errors) {

    /** Copies the list. */
    public Row {
      errors = List.copyOf(errors);
    }

    /** A row of one horizon, or of none, by its errors of each seed. */
    public static Row of(String label, double... seeds) {
      return new Row(label, List.of(Spread.of(seeds)));
    }

    /** The median; the geometric mean over the horizons. */
    public double error() {
      return mean(h -> errors.get(h).median());
    }

    private double mean(IntToDoubleFunction error) {
      if (errors.size() == 1) {
        return error.applyAsDouble(0);
      }
      return Math.exp(
          IntStream.range(0, errors.size())
              .mapToDouble(h -> Math.log(error.applyAsDouble(h)))
              .average()
              .orElseThrow());
    }

    private Row at(int... some) {
      return new Row(label, IntStream.of(some).mapToObj(errors::get).toList());
    }

    private boolean known(int horizon) {
      return Double.isFinite(errors.get(horizon).median());
    }

    /** By which share this error is above another one, negative where it is below. */
    public double change(Row other) {
      double own = error();
      double others = other.error();
      // Two errors of 0 are level; their quotient would be unknown.
      return own == others ? 0 : own / others - 1;
    }

    /** The same at each horizon. */
    public double[] changes(Row other) {
      return IntStream.range(0, errors.size())
          .mapToDouble(h -> at(h).change(other.at(h)))
          .toArray();
    }

    /** Whether two errors count as equal. */
    public boolean level(Row other) {
      return Math.abs(change(other)) <= LEVEL || holds(other) || other.holds(this);
    }

    private boolean holds(Row other) {
      double error = other.error();
      return mean(h -> errors.get(h).min()) <= error && error <= mean(h -> errors.get(h).max());
    }
  }

  /**
   * The verdict on S-SWIM: on the row {@code s-swim} or, without it, on the first of its family or,
   * without one, on the best row.
   *
   * @param rows in the order of the table; those whose error is not known at some horizon, but is
   *     of others, are left out
   * @return null if there are not two rows to compare
   */
  public static @Nullable Verdict of(List<Integer> horizons, List<Row> rows) {
    return of(FAMILY, horizons, rows);
  }

  /**
   * The verdict on a row.
   *
   * @param name its name, or how it begins
   */
  public static @Nullable Verdict of(String name, List<Integer> horizons, List<Row> rows) {
    int[] known =
        IntStream.range(0, horizons.size())
            .filter(h -> rows.stream().anyMatch(row -> row.known(h)))
            .toArray();
    List<Row> compared =
        rows.stream()
            .filter(row -> IntStream.of(known).allMatch(row::known))
            .map(row -> row.at(known))
            .toList();
    if (known.length == 0 || compared.size() < 2) {
      return null;
    }
    Optional<Row> exact = compared.stream().filter(row -> row.label.equals(name)).findFirst();
    Row own =
        exact
            .or(() -> compared.stream().filter(row -> row.label.startsWith(name)).findFirst())
            .orElseGet(() -> least(compared));
    return new Verdict(IntStream.of(known).mapToObj(horizons::get).toList(), compared, own);
  }

  /**
   * The verdict on S-SWIM by errors of scores, medians over the seeds.
   *
   * @param model the name of its row
   * @param horizon the same object if nothing differs
   */
  public static <S> @Nullable Verdict of(
      List<S> scores,
      Function<S, String> model,
      ToIntFunction<S> horizon,
      ToDoubleFunction<S> error) {
    List<Integer> horizons = scores.stream().map(horizon::applyAsInt).distinct().toList();
    List<Row> rows = new ArrayList<>();
    for (Seeds<S> own : Seeds.by(model, scores)) {
      List<Spread> errors = new ArrayList<>();
      for (int at : horizons) {
        errors.add(
            Spread.of(
                own.scores().stream()
                    .filter(score -> horizon.applyAsInt(score) == at)
                    .mapToDouble(error)
                    .toArray()));
      }
      rows.add(new Row(model.apply(own.first()), errors));
    }
    return of(horizons, rows);
  }

  /** The row with the least error, the own one if others have no more. */
  public Row best() {
    Row least = least(rows);
    return own.error() == least.error() ? own : least;
  }

  private static Row least(List<Row> rows) {
    return rows.stream().min(Comparator.comparingDouble(Row::error)).orElseThrow();
  }

  /**
   * The rows that the verdict names besides: the best row or, where the own row is the best, the
   * next best. Then comes ridge regression if it is in the table and not named yet.
   */
  public List<Row> against() {
    Row best = best();
    Row nearest =
        best.equals(own) ? least(rows.stream().filter(row -> !row.equals(own)).toList()) : best;
    List<Row> named = new ArrayList<>(List.of(nearest));
    rows.stream()
        .filter(row -> row.label.equals(RIDGE) && !row.equals(own) && !row.equals(nearest))
        .forEach(named::add);
    return named;
  }

  /**
   * Rows that are ahead of the best one at some horizons and not level with it there, and at which.
   * Of rows with the same error it is the own one.
   */
  public Map<Row, List<Integer>> aheadAtSome() {
    Map<Row, List<Integer>> ahead = new LinkedHashMap<>();
    for (int h = 0; h < horizons.size(); h++) {
      int at = h;
      Row first =
          rows.stream()
              .min(
                  Comparator.<Row>comparingDouble(row -> row.at(at).error())
                      .thenComparing(row -> !row.equals(own)))
              .orElseThrow();
      if (!first.at(h).level(best().at(h))) {
        ahead.computeIfAbsent(first, row -> new ArrayList<>()).add(horizons.get(h));
      }
    }
    return ahead;
  }
}
