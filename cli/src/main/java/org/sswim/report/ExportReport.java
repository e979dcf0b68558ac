package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Metrics;

/** What exports of a model save in bytes and cost in accuracy. */
public final class ExportReport {
  private record Row(String weights, long bytes, @Nullable Double rse, double mse, double mae) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * Adds a row, the first that of the model as it is.
   *
   * @param errors null if there were no data
   */
  public void add(String name, long bytes, @Nullable Metrics errors) {
    rows.add(
        errors == null
            ? new Row(name, bytes, null, 0, 0)
            : new Row(name, bytes, errors.rse(), errors.mse(), errors.mae()));
  }

  /** The change of the RSE from the first row to the last, in percent with its sign. */
  public String change() {
    return change(rows.get(rows.size() - 1));
  }

  private String change(Row row) {
    Double first = rows.get(0).rse;
    return first == null || row.rse == null ? "" : Figures.change(row.rse, first);
  }

  /**
   * The table, and a line about its last row.
   *
   * @param what the last row, as a phrase
   * @param end what else the line tells
   */
  public String text(String what, String end) {
    Row first = rows.get(0);
    Row last = rows.get(rows.size() - 1);
    TextTable table =
        new Columns<Row>()
            .words("weights", Row::weights)
            .cell("bytes", Row::bytes)
            .cell("RSE", row -> error(row, own -> own.rse == null ? 0 : own.rse))
            .cell("MSE", row -> error(row, Row::mse))
            .cell("MAE", row -> error(row, Row::mae))
            .cell("RSE changes by", row -> row.equals(first) ? "" : change(row))
            .table(rows);
    return Figures.text(
        "%s%s takes %.3f of the bytes%s\n", table, what, (double) last.bytes / first.bytes, end);
  }

  private static String error(Row row, ToDoubleFunction<Row> error) {
    return row.rse == null ? "" : Figures.error(error.applyAsDouble(row));
  }

  /** All rows. */
  public List<? extends Record> json() {
    return List.copyOf(rows);
  }
}
