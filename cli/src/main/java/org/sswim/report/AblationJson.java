package org.sswim.report;

import java.util.List;
import org.sswim.evaluation.Summary.Spread;
import org.sswim.experiments.ablation.Axis;
import org.sswim.experiments.ablation.Cell;
import org.sswim.experiments.ablation.Effect;
import org.sswim.experiments.ablation.Outcome;
import org.sswim.experiments.ablation.Trial;
import org.sswim.experiments.ablation.Variant;
import org.sswim.options.OptionsJson;
import org.sswim.training.Version;

/**
 * An ablation as JSON: {@code axes} and their variants, {@code summary}, one object per axis,
 * variant and horizon, {@code results}, one per distinct variant, seed and horizon; and {@code
 * data}, {@code options}, {@code protocol} and {@code version}, from which it can be repeated.
 */
public final class AblationJson {
  private AblationJson() {}

  /** The object of a result. */
  public static JsonText of(AblationResult result) {
    ProtocolReport protocol = result.protocol();
    return new JsonText()
        .with("version", Version.current())
        .object("data", protocol.data())
        .object("options", protocol.optionsJson())
        .object(
            "protocol",
            new JsonText()
                .with("stride", result.stride())
                .with("seeds", protocol.seeds())
                .objects("windows", protocol.windows())
                .with("variants", AblationResult.ONE_CHANGE)
                .with("fitSeconds", AblationResult.FIT_SECONDS))
        .objects("axes", result.axes().stream().map(AblationJson::axis).toList())
        .objects("summary", result.effects().stream().map(AblationJson::effect).toList())
        .objects("results", result.trials().stream().flatMap(t -> rows(t).stream()).toList());
  }

  private static JsonText axis(Axis axis) {
    return new JsonText()
        .with("axis", axis.name())
        .with("about", axis.about())
        .objects("variants", axis.variants().stream().map(AblationJson::variant).toList());
  }

  private static JsonText variant(Variant variant) {
    return new JsonText()
        .with("label", variant.label())
        .with("default", (Object) variant.isDefault())
        .with("sets", variant.text());
  }

  private static JsonText effect(Effect effect) {
    JsonText json =
        new JsonText()
            .with("axis", effect.axis().name())
            .with("variant", effect.variant().label())
            .with("default", (Object) effect.variant().isDefault())
            .with("horizon", effect.horizon())
            .with("seeds", effect.seeds());
    paired(json, "rse", effect.rse());
    paired(json, "mse", effect.mse());
    paired(json, "mae", effect.mae());
    paired(json, "validationError", effect.validation());
    json.with("chosen", (Object) effect.chosen());
    spread(json, "fitSeconds", effect.seconds());
    spread(json, "spikeRate", effect.spikeRate());
    return json;
  }

  private static void paired(JsonText json, String name, Effect.Paired paired) {
    spread(json, name, paired.error());
    spread(json, name + "Difference", paired.difference());
    json.with(name + "Better", paired.better());
  }

  private static void spread(JsonText json, String name, Spread spread) {
    json.with(name, spread.median())
        .with(name + "Min", spread.min())
        .with(name + "Max", spread.max());
  }

  private static List<JsonText> rows(Trial trial) {
    Cell cell = trial.cell();
    return cell.outcomes().stream().map(outcome -> row(trial.variant(), cell, outcome)).toList();
  }

  private static JsonText row(Variant variant, Cell cell, Outcome outcome) {
    JsonText json = new JsonText().with("variant", variant.text()).with("seed", cell.seed());
    OptionsJson.tree(outcome).forEach(json::with);
    return json.with("plan", cell.plan())
        .with("fitSeconds", cell.seconds())
        .with("neurons", cell.neurons())
        .with("spikeRate", cell.spikeRate())
        .with("pairEntropy", cell.entropy())
        .with("pairEffectiveSampleSize", cell.effectiveSampleSize());
  }
}
