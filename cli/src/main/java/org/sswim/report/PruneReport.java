package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;
import org.sswim.forecasters.Pruned;

/**
 * The changes of pruning, as text and as JSON.
 *
 * @param pruned the smaller model
 * @param before of the model before
 * @param after of the smaller model
 */
public record PruneReport(Pruned pruned, Cost before, Cost after) {
  /**
   * The cost of a model.
   *
   * @param parameters numbers that it holds
   * @param bytes of its file
   * @param micros a row of a stream and its forecast take, median
   */
  public record Cost(long parameters, long bytes, double micros) {}

  private record Row(String name, double before, double after, DoubleFunction<String> format) {
    String change() {
      return before == 0 ? "" : Figures.text("%+.2f %%", 100 * (after / before - 1));
    }
  }

  /** A table, each line ended by a line feed. */
  public String text() {
    DoubleFunction<String> whole = EnergyReport::whole;
    Pruned.Errors held = pruned.heldBack();
    Pruned.Errors choosing = pruned.choosing();
    return new Columns<Row>()
            .words("", Row::name)
            .cell("before", row -> row.format.apply(row.before))
            .cell("after", row -> row.format.apply(row.after))
            .cell("change", Row::change)
            .table(
                List.of(
                    new Row("neurons", pruned.before(), pruned.kept().length, whole),
                    new Row("parameters", before.parameters, after.parameters, whole),
                    new Row("bytes of the file", before.bytes, after.bytes, whole),
                    new Row("µs per row streamed", before.micros, after.micros, Figures::plain),
                    new Row("MSE, held back", held.before(), held.after(), Figures::error),
                    new Row("MSE, choosing", choosing.before(), choosing.after(), Figures::error)))
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
    return Figures.text(
        "saved %s: %d of %s are left, and the squared error on held-back windows is %s\n",
        file,
        pruned.kept().length,
        Figures.count(pruned.before(), "neuron"),
        VerdictText.relation(pruned.heldBack().loss() / 100, "before"));
  }

  /**
   * The same as a page.
   *
   * @param file name of the model's file
   */
  public String html(String file) {
    return new ReportData("S-SWIM pruning", file, "pruning").lines(text()).html();
  }

  /** Every number. */
  public JsonText json() {
    Pruned.Errors held = pruned.heldBack();
    Pruned.Errors choosing = pruned.choosing();
    return JsonText.of("before", json(before, pruned.before(), held.before(), choosing.before()))
        .with("after", json(after, pruned.kept().length, held.after(), choosing.after()))
        .with("heldBackLossPerCent", held.loss())
        .with("choosingLossPerCent", choosing.loss())
        .with("kept", pruned.kept());
  }

  private static JsonText json(Cost cost, int neurons, double heldBack, double choosing) {
    return JsonText.of("neurons", neurons)
        .with("parameters", cost.parameters)
        .with("bytes", cost.bytes)
        .with("microsPerRow", cost.micros)
        .with("heldBackMse", heldBack)
        .with("choosingMse", choosing);
  }
}
