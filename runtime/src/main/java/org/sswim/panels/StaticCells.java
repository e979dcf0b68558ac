package org.sswim.panels;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

/** What static columns say of series, gathered from their rows. */
final class StaticCells {
  private final List<String> names;
  private final Map<String, String[]> series = new HashMap<>();

  /** One text for each category. */
  private final Map<String, String> texts = new HashMap<>();

  StaticCells(List<String> names) {
    this.names = names;
  }

  /**
   * Adds a cell of a row; an empty one says nothing.
   *
   * @param column static column
   * @return null, or what it is at odds with, a clause
   */
  @Nullable String add(String id, int column, String cell) {
    String[] own = series.computeIfAbsent(id, name -> none());
    if (cell.isEmpty() || cell.equals(own[column])) {
      return null;
    }
    if (!own[column].isEmpty()) {
      return "static column %s: %s, but %s in a row before of series %s"
          .formatted(
              Shown.value(names.get(column)),
              Shown.value(cell),
              Shown.value(own[column]),
              Shown.value(id));
    }
    own[column] = texts.computeIfAbsent(cell, text -> text);
    return null;
  }

  private String[] none() {
    String[] none = new String[names.size()];
    Arrays.fill(none, "");
    return none;
  }

  /** The cells of a series: {@code [statics]}. */
  String[] of(String id) {
    return series.getOrDefault(id, none());
  }
}
