package org.sswim.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sswim.options.OptionsJson;
import org.sswim.spiketrainers.SpikeComparison;
import org.sswim.spiketrainers.SpikeResult;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.training.Version;

/**
 * A comparison of spiking outputs as JSON: {@code verdict}; {@code results}, one object per model
 * and seed; {@code summary}, medians over the seeds under the same names.
 */
public final class SpikeJson {
  private SpikeJson() {}

  /** The object of a comparison. */
  public static JsonText of(
      String title, SpikeComparison comparison, List<SpikeResult> results, SpikeTable table) {
    return new JsonText()
        .with("version", Version.current())
        .with("verdict", table.sentence())
        .with("data", title)
        .with("window", SpikeTrainScore.WINDOW)
        .with("tau", SpikeTrainScore.TAU)
        .with("options", OptionsJson.tree(comparison.options()))
        .with("seeds", comparison.seeds())
        .objects("results", results.stream().map(SpikeJson::result).toList())
        .objects("summary", table.models().stream().map(SpikeJson::summary).toList());
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
        .with("skip", (Object) result.skip())
        .with("outputsWithRefractoriness", result.feeling());
  }

  private static JsonText summary(List<SpikeResult> results) {
    JsonText json =
        new JsonText().with("model", results.get(0).model()).with("seeds", results.size());
    spread(json, "coincidence", results, one -> one.score().coincidence());
    spread(json, "sameStep", results, one -> one.score().exact());
    spread(json, "vanRossum", results, one -> one.score().distance());
    spread(json, "rateError", results, one -> one.score().rateError());
    spread(json, "fitSeconds", results, SpikeResult::seconds);
    spread(json, "spikesPerSample", results, SpikeResult::spikes);
    return json.with("neurons", results.get(0).neurons())
        .with("parameters", results.get(0).parameters());
  }

  private static void spread(
      JsonText json, String name, List<SpikeResult> results, ToDoubleFunction<SpikeResult> figure) {
    Range range = SpikeTable.range(results, figure);
    json.with(name, SpikeTable.median(results, figure))
        .with(name + "Min", range.min())
        .with(name + "Max", range.max());
  }
}
