package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Metrics;

/** The cost of an export in accuracy and its saving in bytes. */
public final class ExportReport {
  private ExportReport() {}

  /**
   * What weights of 8 bits cost: a table of two rows and a line that sums them up.
   *
   * @param scored errors of both, or null if there were no data
   * @param where the data, as a phrase
   */
  public static String of(long bytesBefore, long bytesAfter, @Nullable Pair scored, String where) {
    TextTable table = new TextTable(1, "weights", "bytes", "RSE", "MSE", "MAE");
    row(table, "float32", bytesBefore, scored == null ? null : scored.before());
    row(table, "int8", bytesAfter, scored == null ? null : scored.after());
    return Figures.text(
        "%sint8 takes %.3f of the bytes%s\n",
        table,
        (double) bytesAfter / bytesBefore,
        scored == null
            ? "; give --data FILE to see what it costs in accuracy"
            : " and changes the RSE by " + scored.percent() + " over " + where);
  }

  private static void row(TextTable table, String name, long bytes, @Nullable Metrics errors) {
    List<String> cells = new ArrayList<>(List.of(name, String.valueOf(bytes)));
    if (errors != null) {
      DoubleStream.of(errors.rse(), errors.mse(), errors.mae())
          .forEach(error -> cells.add(Figures.error(error)));
    }
    table.row(Set.of(), cells);
  }

  /**
   * Errors of a model and of the model made from it, on the same windows.
   *
   * @param before those of the model
   * @param after those of the export
   */
  public record Pair(Metrics before, Metrics after) {
    /** The change of the RSE, in percent with its sign. */
    public String percent() {
      return Figures.change(after.rse(), before.rse());
    }

    /** Both errors and the change. */
    public JsonText json() {
      return JsonText.of("rseBefore", before.rse())
          .with("rseAfter", after.rse())
          .with("mseBefore", before.mse())
          .with("mseAfter", after.mse())
          .with("maeBefore", before.mae())
          .with("maeAfter", after.mae())
          .with("rseChange", after.rse() / before.rse() - 1);
    }
  }

  /** The cost of read-outs of few bits in accuracy and their saving in bytes. */
  public static final class LowBitReport {
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
}
