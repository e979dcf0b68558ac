package org.sswim.report;

import java.util.Arrays;
import java.util.Locale;
import org.sswim.forecasters.Pruned;

/**
 * What pruning has changed, as text and as JSON.
 *
 * @param pruned the smaller model
 * @param before of the model before
 * @param after of the smaller model
 */
public record PruneReport(Pruned pruned, Cost before, Cost after) {

  /**
   * What a model costs.
   *
   * @param parameters numbers that it holds
   * @param bytes of its file
   * @param micros a row of a stream and its forecast take, median
   */
  public record Cost(long parameters, long bytes, double micros) {}

  /** A table, each line ended by a line feed. */
  public String text() {
    TextTable table = new TextTable(1, "", "before", "after", "change");
    row(table, "neurons", pruned.before(), pruned.kept().length);
    row(table, "parameters", before.parameters, after.parameters);
    row(table, "bytes of the file", before.bytes, after.bytes);
    table.row(
        "µs per row streamed",
        Figures.plain(before.micros),
        Figures.plain(after.micros),
        change(before.micros, after.micros));
    row(table, "MSE, held back", pruned.heldBack());
    row(table, "MSE, choosing", pruned.choosing());
    return table
        + "\nMSE: standardised, on the validation windows, of read-outs that have seen none of"
        + " them\n  choosing: the first half, which chose penalties and number of neurons\n"
        + "  held back: the second half, a horizon later, which chose nothing\n"
        + "  all windows train the saved read-out\n";
  }

  /**
   * What came out, as the last line of the text.
   *
   * @param file where the smaller model is saved
   */
  public String saved(String file) {
    return "saved "
        + file
        + ": "
        + pruned.kept().length
        + " of "
        + Figures.count(pruned.before(), "neuron")
        + " are left, and the squared error on held-back windows is "
        + VerdictText.relation(pruned.heldBack().loss() / 100, "before")
        + "\n";
  }

  private static void row(TextTable table, String name, Pruned.Errors errors) {
    table.row(
        name,
        Figures.error(errors.before()),
        Figures.error(errors.after()),
        change(errors.before(), errors.after()));
  }

  private static void row(TextTable table, String name, long before, long after) {
    table.row(
        name,
        String.valueOf(before),
        String.valueOf(after),
        change((double) before, (double) after));
  }

  private static String change(double before, double after) {
    return before == 0 ? "" : String.format(Locale.ROOT, "%+.2f %%", 100 * (after / before - 1));
  }

  /** Every number. */
  public JsonText json() {
    return new JsonText()
        .object(
            "before",
            json(before, pruned.before())
                .with("heldBackMse", pruned.heldBack().before())
                .with("choosingMse", pruned.choosing().before()))
        .object(
            "after",
            json(after, pruned.kept().length)
                .with("heldBackMse", pruned.heldBack().after())
                .with("choosingMse", pruned.choosing().after()))
        .with("heldBackLossPerCent", pruned.heldBack().loss())
        .with("choosingLossPerCent", pruned.choosing().loss())
        .with("kept", Arrays.stream(pruned.kept()).boxed().toList());
  }

  private static JsonText json(Cost cost, int neurons) {
    return new JsonText()
        .with("neurons", neurons)
        .with("parameters", cost.parameters)
        .with("bytes", cost.bytes)
        .with("microsPerRow", cost.micros);
  }
}
