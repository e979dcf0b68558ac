package org.sswim.report;

import java.util.List;
import java.util.function.DoubleFunction;
import org.sswim.forecasters.Pruning;

/**
 * The changes of pruning.
 *
 * @param pruned the smaller model
 * @param before of the model before
 * @param after of the smaller model
 */
public record PruneReport(Pruning.Result pruned, Cost before, Cost after) {
  /**
   * The cost of a model.
   *
   * @param neurons of its last layer
   * @param parameters numbers that it holds
   * @param bytes of its file
   * @param microsPerRow a row of a stream and its forecast take, median
   * @param leftOutMse error on windows that chose nothing
   * @param choosingMse error on windows that chose
   */
  public record Cost(
      int neurons,
      long parameters,
      long bytes,
      double microsPerRow,
      double leftOutMse,
      double choosingMse) {}

  private record Row(String name, double before, double after, DoubleFunction<String> format) {
    String change() {
      return before == 0 ? "" : Figures.text("%+.2f %%", 100 * (after / before - 1));
    }
  }

  private String text() {
    DoubleFunction<String> whole = EnergyReport::whole;
    return new Columns<Row>()
            .words("", Row::name)
            .cell("before", row -> row.format.apply(row.before))
            .cell("after", row -> row.format.apply(row.after))
            .cell("change", Row::change)
            .table(
                List.of(
                    new Row("neurons", before.neurons, after.neurons, whole),
                    new Row("parameters", before.parameters, after.parameters, whole),
                    new Row("bytes of the file", before.bytes, after.bytes, whole),
                    new Row(
                        "µs per row streamed",
                        before.microsPerRow,
                        after.microsPerRow,
                        Figures::plain),
                    new Row("MSE, left out", before.leftOutMse, after.leftOutMse, Figures::error),
                    new Row(
                        "MSE, choosing", before.choosingMse, after.choosingMse, Figures::error)))
        + "\nMSE: standardised, on the validation windows, of read-outs that have seen none of"
        + " them\n  choosing: the first half, which chose penalties and number of neurons\n"
        + "  left out: the second half, a horizon later, which chose nothing\n"
        + "  all windows train the saved read-out\n";
  }

  /** What came out, as the last line of the text. */
  private String saved(String file) {
    return Figures.text(
        "saved %s: %d of %s are left, and the squared error on left-out windows is %s\n",
        file,
        after.neurons,
        Figures.count(before.neurons, "neuron"),
        VerdictText.relation(pruned.leftOut().loss() / 100, "before"));
  }

  /**
   * All of it.
   *
   * @param file name of the model's file
   * @param out where the smaller model is saved
   */
  public Report report(String file, String out) {
    return new Report("S-SWIM pruning", file, "pruning")
        .with("before", before)
        .with("after", after)
        .with("leftOutLossPerCent", pruned.leftOut().loss())
        .with("choosingLossPerCent", pruned.choosing().loss())
        .with("kept", pruned.kept())
        .lines(text())
        .say("\n" + saved(out));
  }
}
