package org.sswim.serve;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Categories;
import org.sswim.tables.Shown;

/**
 * Reads a row of a JSON body. It is an array in the order of the model's columns or of a file's, or
 * an object by the names of either. A column of text is one of a file, and several of the model,
 * one for each text.
 */
final class JsonRow {
  private final List<String> columns;
  private final List<String> fileColumns;
  private final Categories categories;
  private final Set<String> names = new HashSet<>();
  private final boolean refuseMissing;

  JsonRow(ServedModel.Forecaster served) {
    columns = served.columns();
    fileColumns = served.fileColumns();
    categories = served.csv().categories();
    names.addAll(columns);
    names.addAll(fileColumns);
    names.addAll(served.model().spec().covariates().known());
    // Rows ahead hold known columns alone, and others take theirs once: that is seen later.
    refuseMissing = served.refusesMissing() && served.known().isEmpty();
  }

  /** Rows of other columns, of which the cells alone are asked for. */
  JsonRow(List<String> columns) {
    this.columns = columns;
    fileColumns = columns;
    categories = Categories.none();
    names.addAll(columns);
    refuseMissing = false;
  }

  /**
   * The values by the model's columns; NaN where there is none.
   *
   * @param number of the row, from 1
   */
  double[] values(@Nullable Object row, int number) {
    double[] values = new double[columns.size()];
    Map<String, @Nullable Object> cells = cells(row, number);
    for (int c = 0; c < values.length; c++) {
      String name = columns.get(c);
      String column = categories.column(name);
      if (!column.equals(name) && cells.containsKey(column)) {
        values[c] = category(name, column, cells.get(column), number);
      } else {
        values[c] = value(cells.get(name), number, c);
      }
    }
    return values;
  }

  /** The cells of a row by the names of columns. */
  Map<String, @Nullable Object> cells(@Nullable Object row, int number) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    if (row instanceof Map<?, ?> map) {
      map.forEach((name, value) -> cells.put(String.valueOf(name), value));
      for (String name : cells.keySet()) {
        if (!names.contains(name)) {
          throw new HttpRefusal(
              400,
              "row %s has a column %s; the model's are %s"
                  .formatted(number, Shown.value(name), String.join(", ", fileColumns)));
        }
      }
      return cells;
    }
    if (!(row instanceof List<?> list)) {
      throw new HttpRefusal(400, "row " + number + " must be an array or an object");
    }
    if (list.size() != columns.size() && list.size() != fileColumns.size()) {
      throw new HttpRefusal(
          400,
          "row %s has %s values; a row of the model has %s%s"
              .formatted(
                  number,
                  list.size(),
                  columns.size(),
                  fileColumns.equals(columns)
                      ? ""
                      : ", or " + fileColumns.size() + " as columns of a file"));
    }
    List<String> names = list.size() == columns.size() ? columns : fileColumns;
    for (int c = 0; c < names.size(); c++) {
      cells.put(names.get(c), list.get(c));
    }
    return cells;
  }

  private double category(String name, String column, @Nullable Object cell, int number) {
    double value =
        cell == null || cell instanceof String
            ? categories.read(name, cell == null ? "" : (String) cell)
            : Double.NaN;
    if (Double.isNaN(value)) {
      throw new HttpRefusal(
          400,
          "row %s, column '%s' must hold one of the texts that the model knows, %s"
              .formatted(
                  number,
                  column,
                  String.join(", ", categories.texts().getOrDefault(column, List.of()))));
    }
    return value;
  }

  private double value(@Nullable Object value, int number, int c) {
    if (value instanceof Number n && Double.isFinite(n.doubleValue())) {
      return n.doubleValue();
    }
    if (value == null && !refuseMissing) {
      return Double.NaN;
    }
    throw new HttpRefusal(
        400,
        "row %s, column '%s' must hold a number%s"
            .formatted(number, columns.get(c), refuseMissing ? "" : " or null"));
  }
}
