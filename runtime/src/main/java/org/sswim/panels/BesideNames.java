package org.sswim.panels;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of the columns that a file has beside the values of its series.
 *
 * @param statics columns that say the same of a series in all of its rows, each a category
 * @param past columns of numbers that are known up to the last row
 * @param known columns of numbers whose future is known
 */
public record BesideNames(List<String> statics, List<String> past, List<String> known) {
  /** Nothing. */
  public static final BesideNames NONE = new BesideNames(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public BesideNames {
    statics = List.copyOf(statics);
    past = List.copyOf(past);
    known = List.copyOf(known);
  }

  /** Those that are known ahead alone. */
  public BesideNames ahead() {
    return new BesideNames(List.of(), List.of(), known);
  }

  /** Columns of numbers: those of the past, then those that are known ahead. */
  public List<String> columns() {
    List<String> all = new ArrayList<>(past);
    all.addAll(known);
    return all;
  }

  /** All names: static columns first. */
  public List<String> all() {
    List<String> all = new ArrayList<>(statics);
    all.addAll(columns());
    return all;
  }

  /** Whether there are no columns beside the values. */
  public boolean none() {
    return all().isEmpty();
  }
}
