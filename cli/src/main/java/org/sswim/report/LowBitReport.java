package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import org.sswim.evaluation.Metrics;

/** What read-outs of few bits cost in accuracy and save in bytes. */
public final class LowBitReport {
  private record Row(String readout, long bytes, double rse, double mse, double mae) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * Adds a row, the first that of the model as it is.
   *
   * @param bytes of the weights of its read-out
   */
  public void add(String name, long bytes, Metrics errors) {
    rows.add(new Row(name, bytes, errors.rse(), errors.mse(), errors.mae()));
  }

  /**
   * The table and a line about its last row.
   *
   * @param where the data, as a phrase
   */
  public String text(String where) {
    Row first = rows.get(0);
    Row last = rows.get(rows.size() - 1);
    TextTable table =
        new Columns<Row>()
            .words("read-out", Row::readout)
            .cell("its bytes", Row::bytes)
            .number("RSE", Row::rse, Figures::error)
            .number("MSE", Row::mse, Figures::error)
            .number("MAE", Row::mae, Figures::error)
            .cell(
                "RSE changes by",
                row -> row.equals(first) ? "" : Figures.change(row.rse, first.rse))
            .table(rows);
    return Figures.text(
        "%sa read-out of %s takes %.3f of the bytes; it was chosen on the rows before, and scored"
            + " on %s\n",
        table, last.readout, (double) last.bytes / first.bytes, where);
  }

  /** All rows. */
  public List<JsonText> json() {
    return JsonText.all(rows);
  }
}
