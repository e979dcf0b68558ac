package org.sswim.report;

import java.util.List;
import org.sswim.comparison.Seeds;
import org.sswim.comparison.Verdict;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeScore;
import org.sswim.spiketrains.SpikeTrainScore;

/**
 * A comparison of spiking outputs.
 *
 * @param title what the data is
 * @param split that of the first seed
 */
public record SpikeReport(
    String title,
    SpikeComparison.Split split,
    SpikeComparison comparison,
    List<SpikeScore> results) {

  private List<Seeds<SpikeScore>> models() {
    return Seeds.by(SpikeScore::model, results);
  }

  private VerdictText verdict() {
    return VerdictText.of(
        Figures.text("On %,d sequences", split.test().count()),
        Verdict.of(results, SpikeScore::model, own -> 1, own -> 1 - own.coincidence()),
        error ->
            ": its spikes coincide with those wanted by a factor of " + Figures.rate(1 - error),
        "shortfall from 1");
  }

  private TextTable table() {
    return new Columns<Seeds<SpikeScore>>()
        .words("model", own -> own.first().model())
        .most("coincidence", own -> own.median(SpikeScore::coincidence), Figures::rate)
        .cell("min", own -> own.least(SpikeScore::coincidence, Figures::rate))
        .cell("max", own -> own.most(SpikeScore::coincidence, Figures::rate))
        .most("same step", own -> own.median(SpikeScore::sameStep), Figures::rate)
        .least("van Rossum", own -> own.median(SpikeScore::vanRossum), Figures::rate)
        .least("rate error", own -> own.median(SpikeScore::rateError), Figures::rate)
        .seconds("fit [s]", own -> own.median(SpikeScore::fitSeconds))
        .cell("neurons", own -> own.first().neurons())
        .number("spikes", own -> own.median(SpikeScore::spikesPerSample), Figures::plain)
        .plain()
        .table(models());
  }

  /** What is compared on what, and how. */
  private List<String> head() {
    return List.of(
        Figures.text(
            "%s: %,d sequences to train, %,d to test, of %s; %s to %s, which fire%s at a rate of"
                + " %.3f",
            title,
            split.train().count(),
            split.test().count(),
            Figures.count(split.train().longest(), "step"),
            Figures.count(split.train().signals(), "signal"),
            Figures.count(split.train().outputs(), "output"),
            split.train().outputs() == 1 ? "s" : "",
            results.get(0).targetRate()),
        Figures.text(
            "%s. Coincidence: within %d steps; van Rossum: tau %s steps.",
            Figures.seeds(comparison.seeds(), comparison.options().seed()),
            SpikeTrainScore.WINDOW,
            Figures.plain(SpikeTrainScore.TAU)));
  }

  /**
   * All of it. The JSON has {@code results}, one object per model and seed; {@code summary},
   * medians over the seeds under the same names.
   */
  public Report report() {
    return new Report("S-SWIM spike trains", title, "spike trains by spiking networks")
        .with("data", title)
        .with("window", SpikeTrainScore.WINDOW)
        .with("tau", SpikeTrainScore.TAU)
        .compared(comparison.options(), comparison.models(), comparison.seeds())
        .results(results, JsonText::of)
        .say(String.join("\n", head()) + "\n\n" + table())
        .verdict(verdict())
        .tables(
            "table",
            "Models compared",
            "The best of each column is marked.",
            Report.table("", table(), head()));
  }
}
