package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sswim.classifiers.ClassComparison;
import org.sswim.classifiers.ClassScore;
import org.sswim.evaluation.Verdict;
import org.sswim.sequences.LabelledSequences;

/** A comparison of classifiers as text. */
public final class ClassTable {
  /** The row of which a page shows more. */
  static final String S_SWIM = "s-swim";

  private static final List<String> HEADINGS =
      List.of(
          "model",
          "accuracy",
          "min",
          "max",
          "macro F1",
          "log loss",
          "fit [s]",
          "neurons",
          "parameters",
          "spikes");

  /** What the figures of energy are. */
  static final String LEGEND =
      "Per sample: synaptic ops, where neither input nor weight is 0 (NeuroBench); nJ, those and the"
          + " neuron updates.\n"
          + EnergyReport.constantsLine()
          + "\n";

  private final ClassComparison comparison;
  private final List<ClassSummary> summaries;
  private final String train;
  private final @Nullable String test;

  /**
   * A table.
   *
   * @param train name of the training file
   * @param test name of the test file; null for folds
   */
  public ClassTable(
      ClassComparison comparison, List<ClassScore> scores, String train, @Nullable String test) {
    this.comparison = comparison;
    summaries = ClassSummary.of(scores);
    this.train = train;
    this.test = test;
  }

  /** Which model is best, and what that says of S-SWIM; empty where there is but one. */
  public String sentence() {
    Verdict verdict =
        Verdict.of(
            List.of(1),
            summaries.stream()
                .map(
                    summary ->
                        Verdict.Row.of(
                            summary.model(),
                            summary.scores().stream().mapToDouble(s -> 1 - s.accuracy()).toArray()))
                .toList());
    return verdict == null
        ? ""
        : new VerdictText(
                verdict,
                String.format(Locale.ROOT, "On %,d sequences", named()),
                ": it names " + percent(1 - verdict.best().error()) + " rightly",
                "error rate")
            .sentence();
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private int named() {
    LabelledSequences other = comparison.test();
    return other == null ? comparison.train().count() : other.count();
  }

  /** What was compared on what. */
  private String head() {
    LabelledSequences data = comparison.train();
    String how =
        test == null
            ? comparison.folds() + " stratified folds"
            : String.format(Locale.ROOT, "tested on %,d of %s", named(), test);
    return String.format(
        Locale.ROOT,
        "%s: %,d %s, %s; %s%n",
        train,
        data.count(),
        shape(data),
        Figures.count(data.classes().size(), "class").replace("classs", "classes"),
        how);
  }

  /** What sequences are, in the plural. */
  static String shape(LabelledSequences data) {
    int shortest = Integer.MAX_VALUE;
    for (int i = 0; i < data.count(); i++) {
      shortest = Math.min(shortest, data.steps(i));
    }
    return data.grid() != null
        ? "images of " + data.grid().height() + " x " + data.grid().width() + " pixels"
        : data.longest() == 1
            ? "vectors of " + Figures.count(data.signals(), "value")
            : "sequences of "
                + (shortest == data.longest() ? "" : shortest + " to ")
                + Figures.count(data.longest(), "step")
                + " of "
                + Figures.count(data.signals(), "signal");
  }

  @Override
  public String toString() {
    List<String> headings = new ArrayList<>(HEADINGS);
    boolean energy = summaries.stream().anyMatch(ClassSummary::counted);
    if (energy) {
      headings.addAll(List.of("synaptic ops", "nJ"));
    }
    TextTable table = new TextTable(1, headings.toArray(String[]::new));
    for (ClassSummary summary : summaries) {
      table.row(cells(summary, energy).toArray(String[]::new));
    }
    return head()
        + "Medians over "
        + Figures.count(comparison.seeds(), "seed")
        + ", from "
        + comparison.options().seed()
        + " on; spikes: of the network over a sequence, mean.\n\n"
        + table
        + (energy ? LEGEND : "")
        + GradientClasses.table(summaries)
        + VerdictText.ending(sentence());
  }

  private static List<String> cells(ClassSummary summary, boolean energy) {
    ClassScore first = summary.scores().get(0);
    boolean several = summary.scores().size() > 1;
    List<String> cells =
        new ArrayList<>(
            List.of(
                summary.model(),
                Figures.rate(summary.median(ClassScore::accuracy)),
                several ? Figures.rate(summary.least(ClassScore::accuracy)) : "",
                several ? Figures.rate(summary.most(ClassScore::accuracy)) : "",
                Figures.rate(summary.median(ClassScore::macroF1)),
                Figures.rate(summary.median(ClassScore::logLoss)),
                Figures.seconds(summary.median(ClassScore::fitSeconds)),
                first.neurons() > 0 ? String.valueOf(first.neurons()) : "",
                String.valueOf(first.parameters()),
                first.neurons() > 0
                    ? Figures.plain(summary.median(ClassScore::spikesPerSample))
                    : ""));
    if (energy) {
      boolean counted = summary.counted();
      cells.add(
          counted ? EnergyReport.whole(summary.median(ClassSummary::synapticOperations)) : "");
      cells.add(counted ? Figures.plain(summary.median(ClassSummary::nanojoules)) : "");
    }
    return cells;
  }
}
