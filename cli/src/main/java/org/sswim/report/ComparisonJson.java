package org.sswim.report;

import org.sswim.evaluation.Candidate;
import org.sswim.evaluation.EnergyScore;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.Summary;
import org.sswim.evaluation.WidthScore;
import org.sswim.options.OptionsJson;
import org.sswim.training.Version;

/**
 * A comparison as JSON: {@code verdict}, which model is best and how far S-SWIM is from it, null if
 * there is nothing to say; {@code results}, one object per model, horizon and seed; {@code
 * summary}, medians over the seeds under the same names; {@code widths}, every width that was tried
 * where widths were searched for; {@code energy}, operations and estimated joules per forecast
 * where they were counted; {@code data}, {@code options}, {@code protocol} and {@code version},
 * from which the run can be repeated.
 */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The object of a result. */
  public static JsonText of(ComparisonResult result) {
    return new JsonText()
        .with("version", Version.current())
        .object("data", result.protocol().data())
        .object("options", options(result))
        .object("protocol", protocol(result))
        .object("verdict", result.verdict().json())
        .objects("results", result.scores().stream().map(ComparisonJson::score).toList())
        .objects("summary", result.summaries().stream().map(ComparisonJson::summary).toList())
        .objects("widths", result.widths().stream().map(ComparisonJson::width).toList())
        .objects("energy", result.energies().stream().map(ComparisonJson::energy).toList());
  }

  private static JsonText energy(EnergyScore score) {
    return new JsonText()
        .with("model", score.model().label())
        .with("horizon", score.horizon())
        .with("seed", (Object) score.seed())
        .with("macs", score.macs())
        .with("acs", score.acs())
        .with("dense", score.dense())
        .with("neuronUpdates", score.neuronUpdates())
        .with("joules", score.joules(EnergyReport.CONSTANTS));
  }

  private static JsonText options(ComparisonResult result) {
    return result
        .protocol()
        .optionsJson()
        .with("models", result.options().models().stream().map(Candidate::label).toList())
        .with("season", OptionsJson.plain(result.options().season()))
        .with("gradient", OptionsJson.tree(result.options().gradient()));
  }

  private static JsonText protocol(ComparisonResult result) {
    return new JsonText()
        .with("stride", result.stride())
        .with("season", result.season() == 0 ? null : (Object) result.season())
        .with("seeds", result.protocol().seeds())
        .objects("windows", result.protocol().windows())
        .with("fitSeconds", ComparisonResult.FIT_SECONDS);
  }

  private static JsonText score(Score score) {
    return new JsonText()
        .with("model", score.model().label())
        .with("horizon", score.horizon())
        .with("seed", (Object) score.seed())
        .with("rse", score.rse())
        .with("r2", score.r2())
        .with("mse", score.mse())
        .with("mae", score.mae())
        .with("fitSeconds", score.fitSeconds())
        .with("neurons", score.neurons())
        .with("parameters", score.parameters())
        .with("spikeRate", score.spikeRate());
  }

  private static JsonText width(WidthScore width) {
    return new JsonText()
        .with("model", width.model().label())
        .with("horizon", width.horizon())
        .with("seed", width.seed())
        .with("neurons", width.neurons())
        .with("validationError", width.validationError())
        .with("rse", width.rse())
        .with("mse", width.mse())
        .with("mae", width.mae())
        .with("taken", (Object) width.taken());
  }

  private static JsonText summary(Summary summary) {
    JsonText json =
        new JsonText()
            .with("model", summary.model().label())
            .with("horizon", summary.horizon())
            .with("seeds", summary.seeds());
    spread(json, "rse", summary.rse());
    spread(json, "r2", summary.r2());
    spread(json, "mse", summary.mse());
    spread(json, "mae", summary.mae());
    spread(json, "fitSeconds", summary.fitSeconds());
    json.with("neurons", summary.neurons()).with("parameters", summary.parameters());
    spread(json, "spikeRate", summary.spikeRate());
    return json;
  }

  private static void spread(JsonText json, String name, Summary.Spread spread) {
    json.with(name, spread.median())
        .with(name + "Min", spread.min())
        .with(name + "Max", spread.max());
  }
}
