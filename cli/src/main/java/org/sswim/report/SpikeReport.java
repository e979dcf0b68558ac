package org.sswim.report;

import java.util.List;
import org.sswim.options.OptionsJson;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeResult;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.training.Version;

/**
 * A comparison of spiking outputs as text and as JSON.
 *
 * @param title what the data is
 * @param split that of the first seed
 */
public record SpikeReport(
    String title,
    SpikeComparison.Split split,
    SpikeComparison comparison,
    List<SpikeResult> results) {

  private List<Seeds<SpikeResult>> models() {
    return Seeds.by(SpikeResult::model, results);
  }

  /** Which model is best, and what that says of S-SWIM; empty where there is but one. */
  private String sentence() {
    return VerdictText.of(
        Figures.text("On %,d sequences", split.test().count()),
        models().stream()
            .map(own -> own.row(own.first().model(), r -> 1 - r.score().coincidence()))
            .toList(),
        error ->
            ": its spikes coincide with those wanted by a factor of " + Figures.rate(1 - error),
        "shortfall from 1");
  }

  private TextTable table() {
    return new Columns<Seeds<SpikeResult>>()
        .words("model", own -> own.first().model())
        .most("coincidence", own -> own.median(r -> r.score().coincidence()), Figures::rate)
        .cell("min", own -> own.least(r -> r.score().coincidence(), Figures::rate))
        .cell("max", own -> own.most(r -> r.score().coincidence(), Figures::rate))
        .most("same step", own -> own.median(r -> r.score().exact()), Figures::rate)
        .least("van Rossum", own -> own.median(r -> r.score().distance()), Figures::rate)
        .least("rate error", own -> own.median(r -> r.score().rateError()), Figures::rate)
        .seconds("fit [s]", own -> own.median(SpikeResult::seconds))
        .cell("neurons", own -> own.first().neurons())
        .number("spikes", own -> own.median(SpikeResult::spikes), Figures::plain)
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
            results.get(0).score().targetRate()),
        Figures.text(
            "%s. Coincidence: within %d steps; van Rossum: tau %s steps.",
            Figures.seeds(comparison.seeds(), comparison.options().seed()),
            SpikeTrainScore.WINDOW,
            Figures.plain(SpikeTrainScore.TAU)));
  }

  /** A row for each model, each line ended by a line feed. */
  public String text() {
    return String.join("\n", head()) + "\n\n" + table() + VerdictText.ending(sentence());
  }

  /** The same as a page. */
  public String html() {
    return new ReportData("S-SWIM spike trains", title, "spike trains by spiking networks")
        .verdict(sentence())
        .tables(
            "table",
            "Models compared",
            "The best of each column is marked.",
            ReportData.table("", table(), head()))
        .facts("Options", OptionsJson.tree(comparison.options()))
        .html();
  }

  /**
   * The same as JSON: {@code verdict}; {@code results}, one object per model and seed; {@code
   * summary}, medians over the seeds under the same names.
   */
  public JsonText json() {
    return new JsonText()
        .with("version", Version.current())
        .with("verdict", sentence())
        .with("data", title)
        .with("window", SpikeTrainScore.WINDOW)
        .with("tau", SpikeTrainScore.TAU)
        .with("options", comparison.options())
        .with("seeds", comparison.seeds())
        .with("results", results.stream().map(SpikeReport::result).toList())
        .with("summary", models().stream().map(SpikeReport::summary).toList());
  }

  private static JsonText result(SpikeResult result) {
    SpikeTrainScore score = result.score();
    return new JsonText()
        .with("model", result.model())
        .with("seed", result.seed())
        .with("coincidence", score.coincidence())
        .with("sameStep", score.exact())
        .with("worstOutput", score.worst())
        .with("vanRossum", score.distance())
        .with("rateError", score.rateError())
        .with("targetRate", score.targetRate())
        .with("rate", score.rate())
        .with("fitSeconds", result.seconds())
        .with("neurons", result.neurons())
        .with("parameters", result.parameters())
        .with("spikesPerSample", result.spikes())
        .with("skip", result.skip())
        .with("outputsWithRefractoriness", result.feeling());
  }

  private static JsonText summary(Seeds<SpikeResult> own) {
    return new JsonText()
        .with("model", own.first().model())
        .with("seeds", own.scores().size())
        .with("coincidence", own.spread(r -> r.score().coincidence()))
        .with("sameStep", own.spread(r -> r.score().exact()))
        .with("vanRossum", own.spread(r -> r.score().distance()))
        .with("rateError", own.spread(r -> r.score().rateError()))
        .with("fitSeconds", own.spread(SpikeResult::seconds))
        .with("spikesPerSample", own.spread(SpikeResult::spikes))
        .with("neurons", own.first().neurons())
        .with("parameters", own.first().parameters());
  }
}
