package org.sswim.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Metrics;

/** What an export costs in accuracy and what it saves in bytes. */
public final class ExportReport {
  private ExportReport() {}

  /**
   * A table of two rows and a line that sums them up.
   *
   * @param before name of what was exported
   * @param after name of what came out
   * @param scored errors of both, or null if there were no data
   * @param where the data, as a phrase
   */
  public static String of(
      String before,
      String after,
      long bytesBefore,
      long bytesAfter,
      @Nullable Pair scored,
      String where) {
    TextTable table = new TextTable(1, "weights", "bytes", "RSE", "MSE", "MAE");
    row(table, before, bytesBefore, scored == null ? null : scored.before());
    row(table, after, bytesAfter, scored == null ? null : scored.after());
    String bytes =
        String.format(
            Locale.ROOT, "%s takes %.3f of the bytes", after, (double) bytesAfter / bytesBefore);
    return table
        + (scored == null
            ? bytes + "; give --data FILE to see what it costs in accuracy\n"
            : bytes + " and changes the RSE by " + scored.percent() + " over " + where + "\n");
  }

  private static void row(TextTable table, String name, long bytes, @Nullable Metrics errors) {
    table.row(
        name,
        String.valueOf(bytes),
        errors == null ? "" : Figures.error(errors.rse()),
        errors == null ? "" : Figures.error(errors.mse()),
        errors == null ? "" : Figures.error(errors.mae()));
  }

  /**
   * Errors of a model and of what came out of it, on the same windows.
   *
   * @param before those of the model
   * @param after those of the export
   */
  public record Pair(Metrics before, Metrics after) {

    /** The change of the RSE, in percent with its sign. */
    public String percent() {
      return String.format(Locale.ROOT, "%+.3f %%", 100 * (after.rse() / before.rse() - 1));
    }

    /** Both errors and the change. */
    public JsonText json() {
      return new JsonText()
          .with("rseBefore", before.rse())
          .with("rseAfter", after.rse())
          .with("mseBefore", before.mse())
          .with("mseAfter", after.mse())
          .with("maeBefore", before.mae())
          .with("maeAfter", after.mae())
          .with("rseChange", after.rse() / before.rse() - 1);
    }
  }
}
