package org.sswim.series;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of text that are read as categories. A column {@code weather} of {@code clear} and {@code
 * rain} becomes two columns, {@code weather=clear} and {@code weather=rain}. They hold 1 where the
 * cell is that text and 0 elsewhere (one-hot). A blank cell is none of them. {@link
 * SeriesCsv#categories} finds them in a file; whoever reads further files for a model gives the
 * same ones, and other texts are refused then.
 *
 * @param texts for each such column, by its name, the texts that it may hold, in order
 */
public record Categories(Map<String, List<String>> texts) {
  /** The most texts that a column may hold: each becomes an input of its own. */
  public static final int MOST = 50;

  private static final Categories NONE = new Categories(Map.of());

  /**
   * One of the texts of a column.
   *
   * @param column the name of the column
   * @param text the text
   * @param all all texts of the column
   */
  record Category(String column, String text, Set<String> all) {
    /** 1 if a cell holds the text, 0 if another of the column or nothing, NaN if neither. */
    double read(String cell) {
      if (cell.equals(text)) {
        return 1;
      }
      return all.contains(cell) || CellKind.isMissing(cell) ? 0 : Double.NaN;
    }
  }

  /** Copies the lists; the order of columns and texts is kept. */
  public Categories {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    texts.forEach((column, values) -> copy.put(column, List.copyOf(values)));
    texts = Collections.unmodifiableMap(copy);
  }

  /** No such columns. */
  public static Categories none() {
    return NONE;
  }

  /** The names of the columns that are read: a column of categories gives a name for each text. */
  public List<String> expand(List<String> columns) {
    return columns.stream()
        .flatMap(
            column -> {
              List<String> own = texts.get(column);
              return own == null
                  ? Stream.of(column)
                  : own.stream().map(text -> column + "=" + text);
            })
        .toList();
  }

  /** The column that a name of {@link #expand} is read from, such as {@code weather}. */
  public String column(String name) {
    Category category = of(name);
    return category == null ? name : category.column();
  }

  /**
   * The number of a cell for a name of {@link #expand} that stands for a text. It is 1 if the cell
   * is that text, 0 if it is another text of its column or blank, and NaN otherwise.
   *
   * @throws IllegalArgumentException if the name stands for no text, see {@link #column}
   */
  public double read(String name, String cell) {
    Category category = of(name);
    if (category == null) {
      throw new IllegalArgumentException("'" + name + "' is not a category");
    }
    return category.read(cell);
  }

  /** The category that a name of {@link #expand} stands for, or null for a column of numbers. */
  @Nullable Category of(String name) {
    for (Map.Entry<String, List<String>> column : texts.entrySet()) {
      if (name.startsWith(column.getKey() + "=")) {
        String text = name.substring(column.getKey().length() + 1);
        if (column.getValue().contains(text)) {
          return new Category(column.getKey(), text, new LinkedHashSet<>(column.getValue()));
        }
      }
    }
    return null;
  }
}
