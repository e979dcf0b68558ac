package org.sswim.report;

import java.util.List;
import java.util.Locale;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ModelKind;
import org.sswim.evaluation.Score;
import org.sswim.evaluation.Split;
import org.sswim.evaluation.Summary;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Version;

/**
 * A comparison as JSON: {@code results}, one object per model, horizon and seed; {@code summary},
 * medians over the seeds under the same names; {@code data}, {@code options}, {@code protocol} and
 * {@code version}, from which the run can be repeated.
 */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** The object of a result. */
  public static JsonText of(ComparisonResult result) {
    return new JsonText()
        .with("version", Version.current())
        .object("data", data(result))
        .object("options", options(result.options()))
        .object("protocol", protocol(result))
        .objects("results", result.scores().stream().map(ComparisonJson::score).toList())
        .objects("summary", result.summaries().stream().map(ComparisonJson::summary).toList());
  }

  private static JsonText data(ComparisonResult result) {
    return new JsonText()
        .with("file", result.file())
        .with("rows", result.series().rows())
        .with("channels", result.series().channelNames())
        .with("fingerprint", result.series().fingerprint());
  }

  private static JsonText options(ComparisonOptions options) {
    SSwimOptions training = options.training();
    return new JsonText()
        .with("window", options.window())
        .with("horizons", options.horizons())
        .with("split", options.splitRule().toString())
        .with("scale", options.scale().label())
        .with("channels", options.channels().label())
        .with("models", options.models().stream().map(ModelKind::label).toList())
        .with("seed", training.seed())
        .with("seeds", options.seeds())
        .with("neurons", training.neurons())
        .with("layers", training.layers())
        .with("taps", training.taps() == 0 ? "auto" : (Object) training.taps())
        .with("cost", Double.isNaN(training.maxCost()) ? "auto" : (Object) training.maxCost())
        .with("relativeInput", lower(training.relativeInput()))
        .with("relativeTarget", lower(training.relativeTarget()))
        .with("calendar", lower(training.calendar()))
        .with("stride", options.stride() == 0 ? "auto" : (Object) options.stride())
        .with("season", options.season() == 0 ? "auto" : (Object) options.season());
  }

  private static JsonText protocol(ComparisonResult result) {
    List<JsonText> windows =
        result.options().horizons().stream().map(h -> windows(h, result.split(h))).toList();
    return new JsonText()
        .with("stride", result.stride())
        .with("season", result.season() == 0 ? null : (Object) result.season())
        .with("seeds", result.seeds())
        .objects("windows", windows)
        .with("fitSeconds", ComparisonResult.FIT_SECONDS);
  }

  private static JsonText windows(int horizon, Split split) {
    return new JsonText()
        .with("horizon", horizon)
        .with("train", split.train().count())
        .with("validation", split.validation().count())
        .with("test", split.test().count())
        .with("scalerRows", split.scalerRows());
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

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
