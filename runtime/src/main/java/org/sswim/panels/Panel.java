package org.sswim.panels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sswim.checks.Checks;
import org.sswim.stored.Withers;

/**
 * Many series of unequal length, each with a name.
 *
 * <p>Immutable; arrays are shared, not copied: do not modify them.
 *
 * @param ids names of the series, each once
 * @param values of each series, oldest first; NaN where a value is missing: {@code [series][rows]}
 * @param times when rows are
 * @param frequency season and cycle
 * @param horizon rows that the file says are to be forecast; 0 if it says nothing
 * @param notes what was done to the rows as they were read, a clause each
 * @param beside what is said of its series beside their values
 */
@Withers
public record Panel(
    List<String> ids,
    double[][] values,
    PanelTimes times,
    Frequency frequency,
    int horizon,
    List<String> notes,
    PanelBeside beside)
    implements PanelBuilder.With {

  /** Checks that there is as much of everything as of series. */
  public Panel {
    ids = List.copyOf(ids);
    notes = List.copyOf(notes);
    Checks.that(ids.size() == values.length && !ids.isEmpty())
        .or(
            "a panel needs series, and a name for each; got %s and %s names",
            values.length, ids.size());
    Checks.that(beside.names().none() || beside.columns().length == values.length)
        .or(
            "what is said beside values must be of all %s series; got it of %s",
            values.length, beside.columns().length);
  }

  /** A panel with nothing beside its values. */
  public Panel(
      List<String> ids,
      double[][] values,
      PanelTimes times,
      Frequency frequency,
      int horizon,
      List<String> notes) {
    this(ids, values, times, frequency, horizon, notes, PanelBeside.NONE);
  }

  /** A panel of series without times. */
  public static Panel of(List<String> ids, double[][] values, Frequency frequency) {
    return new Panel(ids, values, PanelTimes.counted(ids.size()), frequency, 0, List.of());
  }

  /** Number of series. */
  public int size() {
    return values.length;
  }

  /** The name of a series. */
  public String id(int series) {
    return ids.get(series);
  }

  /** The values of a series, oldest first; NaN where a value is missing. Not to be modified. */
  public double[] values(int series) {
    return values[series];
  }

  /** Number of rows of a series. */
  public int rows(int series) {
    return values[series].length;
  }

  /** Number of rows of all series. */
  public long rows() {
    return Arrays.stream(values).mapToLong(row -> row.length).sum();
  }

  /** Number of rows of the shortest and of the longest series: {@code [2]}. */
  public int[] lengths() {
    int least = Arrays.stream(values).mapToInt(row -> row.length).min().orElseThrow();
    int most = Arrays.stream(values).mapToInt(row -> row.length).max().orElseThrow();
    return new int[] {least, most};
  }

  /** The number of each series, by its name. */
  public Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), i);
    }
    return places;
  }

  /** The same with some of the series, in the order given. */
  public Panel select(int[] series) {
    double[][] some = Arrays.stream(series).mapToObj(i -> values[i]).toArray(double[][]::new);
    List<String> names = Arrays.stream(series).mapToObj(ids::get).toList();
    return new Panel(
        names, some, times.select(series), frequency, horizon, notes, beside.select(series));
  }

  /**
   * The same with what another panel, which goes on with rows of series of this one, says of
   * columns known ahead.
   *
   * @param place number of each series of the other in this one
   * @param lacking rows between those of each series of the other and its own here
   */
  public Panel knowing(Panel next, int[] place, int[] lacking) {
    if (beside.names().known().isEmpty()) {
      return this;
    }
    double[][][] more = new double[values.length][][];
    int[] rows = Arrays.stream(values).mapToInt(row -> row.length).toArray();
    for (int j = 0; j < place.length; j++) {
      more[place[j]] = next.beside.columns()[j];
      rows[place[j]] += lacking[j];
    }
    return withBeside(beside.followedBy(rows, more));
  }

  /**
   * The same without the last rows of each series, which must have more. What is said beside values
   * stays.
   */
  public Panel withoutLast(int rows) {
    double[][] shorter =
        Arrays.stream(values)
            .map(own -> Arrays.copyOf(own, own.length - rows))
            .toArray(double[][]::new);
    return withValues(shorter);
  }
}
