package org.sswim.panels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many series of unequal length, each with a name.
 *
 * <p>Immutable; arrays are shared, not copied: do not modify them.
 */
public final class Panel {
  private final List<String> ids;
  private final double[][] values;
  private final PanelTimes times;
  private final Frequency frequency;
  private final int horizon;
  private final List<String> notes;
  private final PanelBeside beside;
  private @Nullable Map<String, Integer> places;

  /**
   * A panel.
   *
   * @param ids names of the series, each once
   * @param values of each series, oldest first; NaN where there is none: {@code [series][rows]}
   * @param times when rows are
   * @param frequency season and cycle
   * @param horizon rows that the file says are to be forecast; 0 if it says nothing
   * @param notes what was done to the rows as they were read, a clause each
   */
  public Panel(
      List<String> ids,
      double[][] values,
      PanelTimes times,
      Frequency frequency,
      int horizon,
      List<String> notes) {
    this(ids, values, times, frequency, horizon, notes, PanelBeside.NONE);
  }

  /**
   * A panel with more than values.
   *
   * @param beside what is said of its series beside their values
   */
  public Panel(
      List<String> ids,
      double[][] values,
      PanelTimes times,
      Frequency frequency,
      int horizon,
      List<String> notes,
      PanelBeside beside) {
    this.beside = beside;
    this.ids = List.copyOf(ids);
    this.values = values;
    this.times = times;
    this.frequency = frequency;
    this.horizon = horizon;
    this.notes = List.copyOf(notes);
    if (ids.size() != values.length || ids.isEmpty()) {
      throw new IllegalArgumentException(
          "a panel needs series, and a name for each; got %s and %s names"
              .formatted(values.length, ids.size()));
    }
    if (!beside.names().none() && beside.columns().length != values.length) {
      throw new IllegalArgumentException(
          "what is said beside values must be of all %s series; got it of %s"
              .formatted(values.length, beside.columns().length));
    }
  }

  /** A panel of series without times. */
  public static Panel of(List<String> ids, double[][] values, Frequency frequency) {
    return new Panel(ids, values, PanelTimes.counted(ids.size()), frequency, 0, List.of());
  }

  /** Number of series. */
  public int size() {
    return values.length;
  }

  /** The names. */
  public List<String> ids() {
    return ids;
  }

  /** The name of a series. */
  public String id(int series) {
    return ids.get(series);
  }

  /** The values of a series, oldest first; NaN where there is none. Not to be modified. */
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

  /** When rows are. */
  public PanelTimes times() {
    return times;
  }

  /** Season and cycle. */
  public Frequency frequency() {
    return frequency;
  }

  /** Rows that the file says are to be forecast; 0 if it says nothing. */
  public int horizon() {
    return horizon;
  }

  /** What was done to the rows as they were read. */
  public List<String> notes() {
    return notes;
  }

  /** What is said of the series beside their values. */
  public PanelBeside beside() {
    return beside;
  }

  /** The number of the series of a name; -1 if there is none. */
  public int place(String id) {
    Map<String, Integer> known = places;
    if (known == null) {
      known = new HashMap<>();
      for (int i = 0; i < ids.size(); i++) {
        known.put(ids.get(i), i);
      }
      places = known;
    }
    return known.getOrDefault(id, -1);
  }

  /** The same with another frequency. */
  public Panel withFrequency(Frequency other) {
    return new Panel(ids, values, times, other, horizon, notes, beside);
  }

  /** The same with other values of as many rows: {@code [series][rows]}. */
  Panel withValues(double[][] others) {
    return new Panel(ids, others, times, frequency, horizon, notes, beside);
  }

  /** The same with some of the series, in the order given. */
  public Panel select(int[] series) {
    double[][] some = new double[series.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[series[i]];
    }
    List<String> names = Arrays.stream(series).mapToObj(ids::get).toList();
    return new Panel(
        names, some, times.select(series), frequency, horizon, notes, beside.select(series));
  }

  /**
   * The same with what another panel, which goes on with rows of series of this one, says of
   * columns known ahead.
   *
   * @param place number of each series of the other in this one
   */
  public Panel knowing(Panel next, int[] place) {
    if (beside.names().known().isEmpty()) {
      return this;
    }
    double[][][] more = new double[values.length][][];
    for (int j = 0; j < place.length; j++) {
      more[place[j]] = next.beside.columns()[j];
    }
    int[] rows = Arrays.stream(values).mapToInt(row -> row.length).toArray();
    return new Panel(ids, values, times, frequency, horizon, notes, beside.followedBy(rows, more));
  }

  /**
   * The same without the last rows of each series, which must have more. What is said beside values
   * stays.
   */
  public Panel withoutLast(int rows) {
    double[][] shorter = new double[values.length][];
    for (int i = 0; i < shorter.length; i++) {
      shorter[i] = Arrays.copyOf(values[i], values[i].length - rows);
    }
    return new Panel(ids, shorter, times, frequency, horizon, notes, beside);
  }
}
