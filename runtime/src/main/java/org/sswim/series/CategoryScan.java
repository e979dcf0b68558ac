package org.sswim.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sswim.tables.Shown;

/** Looks through the rows of a file for columns of text. */
final class CategoryScan {
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
   * @throws InvalidSeriesException if the file has no such column
   */
  CategoryScan(CsvHeader header, CellFormat format, List<String> names, Set<String> codes) {
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

  private InvalidSeriesException tooMany(int index, String cell, long line) {
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
