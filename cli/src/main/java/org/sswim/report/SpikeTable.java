package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sswim.evaluation.Verdict;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeResult;
import org.sswim.spiketrains.SpikeTrainScore;

/** A comparison of spiking outputs as text. */
public final class SpikeTable {
  private final String title;
  private final SpikeComparison.Split split;
  private final SpikeComparison comparison;
  private final List<List<SpikeResult>> models = new ArrayList<>();

  /**
   * A table.
   *
   * @param title what the data is
   * @param split that of the first seed
   */
  public SpikeTable(
      String title,
      SpikeComparison.Split split,
      SpikeComparison comparison,
      List<SpikeResult> results) {
    this.title = title;
    this.split = split;
    this.comparison = comparison;
    for (String name : results.stream().map(SpikeResult::model).distinct().toList()) {
      models.add(results.stream().filter(one -> one.model().equals(name)).toList());
    }
  }

  /** Results of each model. */
  List<List<SpikeResult>> models() {
    return models;
  }

  /** The median over the seeds. */
  static double median(List<SpikeResult> results, ToDoubleFunction<SpikeResult> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }

  /** The range over the seeds. */
  static Range range(List<SpikeResult> results, ToDoubleFunction<SpikeResult> figure) {
    return new Range(
        results.stream().mapToDouble(figure).min().orElse(Double.NaN),
        results.stream().mapToDouble(figure).max().orElse(Double.NaN));
  }

  /** Which model is best, and what that says of S-SWIM; empty where there is but one. */
  public String sentence() {
    Verdict verdict =
        Verdict.of(
            List.of(1),
            models.stream()
                .map(
                    own ->
                        Verdict.Row.of(
                            own.get(0).model(),
                            own.stream().mapToDouble(o -> 1 - o.score().coincidence()).toArray()))
                .toList());
    return verdict == null
        ? ""
        : new VerdictText(
                verdict,
                String.format(Locale.ROOT, "On %,d sequences", split.test().count()),
                ": its spikes coincide with those wanted by a factor of "
                    + Figures.rate(1 - verdict.best().error()),
                "shortfall from 1")
            .sentence();
  }

  private String head() {
    return String.format(
        Locale.ROOT,
        "%s: %,d sequences to train, %,d to test, of %s; %s to %s, which fire%s at a rate of"
            + " %.3f%n",
        title,
        split.train().count(),
        split.test().count(),
        Figures.count(split.train().longest(), "step"),
        Figures.count(split.train().signals(), "signal"),
        Figures.count(split.train().outputs(), "output"),
        split.train().outputs() == 1 ? "s" : "",
        models.get(0).get(0).score().targetRate());
  }

  @Override
  public String toString() {
    TextTable table =
        new TextTable(
            1,
            "model",
            "coincidence",
            "min",
            "max",
            "same step",
            "van Rossum",
            "rate error",
            "fit [s]",
            "neurons",
            "spikes");
    for (List<SpikeResult> results : models) {
      Range range = range(results, one -> one.score().coincidence());
      boolean several = results.size() > 1;
      table.row(
          results.get(0).model(),
          Figures.rate(median(results, one -> one.score().coincidence())),
          several ? Figures.rate(range.min()) : "",
          several ? Figures.rate(range.max()) : "",
          Figures.rate(median(results, one -> one.score().exact())),
          Figures.rate(median(results, one -> one.score().distance())),
          Figures.rate(median(results, one -> one.score().rateError())),
          Figures.seconds(median(results, SpikeResult::seconds)),
          String.valueOf(results.get(0).neurons()),
          Figures.plain(median(results, SpikeResult::spikes)));
    }
    return head()
        + "Medians over "
        + Figures.count(comparison.seeds(), "seed")
        + ", from "
        + comparison.options().seed()
        + " on. Coincidence: within "
        + SpikeTrainScore.WINDOW
        + " steps; van Rossum: tau "
        + Figures.plain(SpikeTrainScore.TAU)
        + " steps.\n\n"
        + table
        + VerdictText.ending(sentence());
  }
}
