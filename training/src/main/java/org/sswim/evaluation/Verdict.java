package org.sswim.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth beside the simple rows of a table, those without a spiking network: by how
 * much its error is below or above theirs.
 *
 * <pre>
 *   change(h) = error of the model / error of the row - 1, at horizon h
 *   mean      = mean of change(h) over the horizons at which both errors are known
 * </pre>
 *
 * @param model name of the model
 * @param horizons O, in the order of the table
 * @param rows the simple rows, in the order of the table
 */
public record Verdict(String model, List<Integer> horizons, List<Row> rows) {
  /** Errors that differ by a smaller share are level. */
  public static final double LEVEL = 0.005;

  /** Rows of which only the best is worth a word. */
  private static final Set<String> NAIVE = Set.of("persistence", "seasonal-naive", "drift", "mean");

  /** S-SWIM's own row; the names of its variants begin with it. */
  private static final String FAMILY = "s-swim";

  /** Copies the lists. */
  public Verdict {
    horizons = List.copyOf(horizons);
    rows = List.copyOf(rows);
  }

  /**
   * A simple row.
   *
   * @param label its name
   * @param changes what the model's error is above that of this row, as a share of it and by
   *     horizon; negative where it is below, NaN where one is not known
   * @param mean the mean of those that are known
   */
  public record Row(String label, double[] changes, double mean) {

    /** A row whose mean is taken; NaN if no change is known. */
    static Row of(String label, double[] own, double[] others) {
      double[] changes = new double[own.length];
      double sum = 0;
      int known = 0;
      for (int h = 0; h < own.length; h++) {
        // Two errors of 0 are level; their quotient would be unknown.
        changes[h] = own[h] == others[h] ? 0 : own[h] / others[h] - 1;
        if (!Double.isNaN(changes[h])) {
          sum += changes[h];
          known++;
        }
      }
      return new Row(label, changes, sum / known);
    }

    /** Numbers of the horizons at which the model's error is clearly above that of this row. */
    public int[] above() {
      return IntStream.range(0, changes.length).filter(h -> changes[h] > LEVEL).toArray();
    }
  }

  /**
   * The verdict on a model.
   *
   * @param own its errors: {@code [horizons]}
   * @param simple errors of other rows by name, in the order of the table: {@code [horizons]}
   * @return null if there is nothing to compare
   */
  public static @Nullable Verdict of(
      String model, List<Integer> horizons, double[] own, Map<String, double[]> simple) {
    List<Row> rows = new ArrayList<>();
    simple.forEach((label, errors) -> rows.add(Row.of(label, own, errors)));
    rows.removeIf(row -> Double.isNaN(row.mean));
    return rows.isEmpty() ? null : new Verdict(model, horizons, rows);
  }

  /**
   * The verdict on S-SWIM by median RSE: on the row {@code s-swim} or, without it, on the first of
   * its family.
   *
   * @return null without such a row, or without simple rows
   */
  public static @Nullable Verdict of(List<Summary> summaries) {
    List<Integer> horizons = summaries.stream().map(Summary::horizon).distinct().toList();
    Map<Candidate, double[]> errors = new LinkedHashMap<>();
    for (Summary summary : summaries) {
      errors
              .computeIfAbsent(summary.model(), model -> new double[horizons.size()])[
              horizons.indexOf(summary.horizon())] =
          summary.rse().median();
    }
    return ofAll(horizons, errors);
  }

  /**
   * The same by the RSE over all origins of a backtest.
   *
   * @param horizon O
   */
  public static @Nullable Verdict of(BacktestResult result, int horizon) {
    Map<Candidate, double[]> errors = new LinkedHashMap<>();
    result.totals().forEach(total -> errors.put(total.model(), new double[] {total.rse()}));
    return ofAll(List.of(horizon), errors);
  }

  private static @Nullable Verdict ofAll(List<Integer> horizons, Map<Candidate, double[]> errors) {
    Map<String, double[]> simple = new LinkedHashMap<>();
    String model = FAMILY;
    double[] own = null;
    for (Map.Entry<Candidate, double[]> row : errors.entrySet()) {
      String label = row.getKey().label();
      if (!row.getKey().spiking()) {
        simple.put(label, row.getValue());
      } else if (label.equals(FAMILY) || (own == null && label.startsWith(FAMILY))) {
        model = label;
        own = row.getValue();
      }
    }
    return own == null ? null : of(model, horizons, own, simple);
  }

  /** The rows worth a word: the naive one that does best, then the others. */
  public List<Row> against() {
    List<Row> named = new ArrayList<>();
    rows.stream()
        .filter(row -> NAIVE.contains(row.label))
        .max(Comparator.comparingDouble(Row::mean))
        .ifPresent(named::add);
    rows.stream().filter(row -> !NAIVE.contains(row.label)).forEach(named::add);
    return named;
  }

  /**
   * Rows that are ahead at some horizons where the mean over all does not say so: the model is
   * above them at one or more, but not at all.
   */
  public List<Row> aheadAtSome() {
    return rows.stream()
        .filter(row -> row.above().length > 0 && row.above().length < horizons.size())
        .toList();
  }
}
