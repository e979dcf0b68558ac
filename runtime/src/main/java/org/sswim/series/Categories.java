package org.sswim.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.tables.Shown;

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

  /** Looks through the rows of a file for columns of text. */
  static final class Scan {
    private final CsvHeader header;
    private final CellFormat format;
    private final List<String> names;
    private final int[] columns;
    private final List<TreeSet<String>> texts = new ArrayList<>();

    /** Whether a cell of the column held a number or a date: a text is a slip there. */
    private final boolean[] other;

    /** Whether the numbers of the column are codes. */
    private final boolean[] coded;

    /**
     * Nothing seen yet.
     *
     * @param names the columns to look at
     * @param codes those of them whose cells are texts whatever they look like
     * @throws InvalidDataException if the file has no such column
     */
    Scan(CsvHeader header, CellFormat format, List<String> names, Set<String> codes) {
      this.header = header;
      this.format = format;
      this.names = names;
      this.columns = names.stream().mapToInt(header::find).toArray();
      this.other = new boolean[columns.length];
      this.coded = new boolean[columns.length];
      for (int i = 0; i < coded.length; i++) {
        coded[i] = codes.contains(names.get(i));
      }
      names.forEach(name -> texts.add(new TreeSet<>()));
    }

    /** Looks at a row; what is too short is left to whoever reads the values. */
    void add(String[] cells, int count, long line) {
      for (int i = 0; i < columns.length; i++) {
        String cell = columns[i] < count ? cells[columns[i]] : "";
        if (other[i] || CellKind.isMissing(cell)) {
          continue;
        }
        if (!coded[i] && format.kind(cell) != CellKind.TEXT) {
          other[i] = true;
        } else if (texts.get(i).add(cell) && texts.get(i).size() > Categories.MOST) {
          throw tooMany(i, cell, line);
        }
      }
    }

    /** What was found: columns that hold nothing but text. */
    Categories found() {
      Map<String, List<String>> found = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        if (!other[i] && !texts.get(i).isEmpty()) {
          found.put(names.get(i), List.copyOf(texts.get(i)));
        }
      }
      return new Categories(found);
    }

    private InvalidDataException tooMany(int index, String cell, long line) {
      return Fault.of(Problem.TOO_MANY_CATEGORIES)
          .at(header.source(), line)
          .in(header.names().get(columns[index]))
          .got(cell)
          .against(Categories.MOST)
          .inColumn(
              Shown.column(header.names(), columns[index]),
              "%s is one text more than the %s categories that a column may have"
                  .formatted(Shown.value(cell), Categories.MOST));
    }
  }
}
