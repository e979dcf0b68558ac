package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sswim.evaluation.Metrics;

/** What read-outs of few bits cost in accuracy and save in bytes. */
public final class LowBitReport {
  private record Row(String name, long bytes, Metrics errors) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * Adds a row, the first that of the model as it is.
   *
   * @param bytes of the weights of its read-out
   */
  public void add(String name, long bytes, Metrics errors) {
    rows.add(new Row(name, bytes, errors));
  }

  /**
   * The table and a line about its last row.
   *
   * @param where the data, as a phrase
   */
  public String text(String where) {
    TextTable table =
        new TextTable(1, "read-out", "its bytes", "RSE", "MSE", "MAE", "RSE changes by");
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      table.row(
          row.name,
          String.valueOf(row.bytes),
          Figures.error(row.errors.rse()),
          Figures.error(row.errors.mse()),
          Figures.error(row.errors.mae()),
          r == 0 ? "" : change(row));
    }
    Row last = rows.get(rows.size() - 1);
    return String.format(
        Locale.ROOT,
        "%sa read-out of %s takes %.3f of the bytes; it was chosen on the rows before, and scored on"
            + " %s%n",
        table,
        last.name,
        (double) last.bytes / rows.get(0).bytes,
        where);
  }

  private String change(Row row) {
    return String.format(
        Locale.ROOT, "%+.3f %%", 100 * (row.errors.rse() / rows.get(0).errors.rse() - 1));
  }

  /** All rows. */
  public List<JsonText> json() {
    return rows.stream()
        .map(
            row ->
                new JsonText()
                    .with("readout", row.name)
                    .with("bytes", row.bytes)
                    .with("rse", row.errors.rse())
                    .with("mse", row.errors.mse())
                    .with("mae", row.errors.mae()))
        .toList();
  }
}
