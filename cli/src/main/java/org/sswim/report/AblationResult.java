package org.sswim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sswim.comparison.Seeds;
import org.sswim.evaluation.MetricScale;
import org.sswim.experiments.ablation.Axis;
import org.sswim.experiments.ablation.Effect;
import org.sswim.experiments.ablation.Trial;

/**
 * A finished ablation.
 *
 * @param protocol on what and how was trained
 * @param axes what was varied
 * @param trials every cell, by seed, then by variant
 */
public record AblationResult(ProtocolReport protocol, List<Axis> axes, List<Trial> trials) {
  private static final String ONE_CHANGE =
      "a variant changes only its axis; it keeps the seed, and the plan that validation chose for"
          + " the default";

  private static final String FIT_SECONDS =
      "fit seconds: sampling a network and the read-outs of all horizons together";

  private List<Effect> effects() {
    return Effect.of(axes, protocol.options().horizons(), trials);
  }

  /** The plans of the default, and the seeds that chose each. */
  private Map<String, String> plans() {
    Map<String, String> plans = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.variant().isDefault()) {
        String plan =
            trial.cell().plan().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        plans.merge(plan, String.valueOf(trial.cell().seed()), (a, b) -> a + ", " + b);
      }
    }
    return plans;
  }

  /** Axes and their values, a line each, the default in brackets. */
  public static String list(List<Axis> axes) {
    return new Columns<Axis>()
        .words("axis", Axis::name)
        .words(
            "values, the default in brackets",
            axis ->
                axis.variants().stream()
                    .map(v -> v.isDefault() ? "[" + v.label() + "]" : v.label())
                    .collect(Collectors.joining(" ")))
        .words("what", Axis::about)
        .table(axes)
        .toString();
  }

  private TextTable table() {
    boolean rse = protocol.options().scale() == MetricScale.Kind.MAX;
    Function<Effect, Effect.Paired> error = e -> rse ? e.rse() : e.mse();
    return new Columns<Effect>()
        .words("axis", e -> e.axis().name())
        .words("horizon", Effect::horizon)
        .words("variant", e -> e.variant().label() + (e.variant().isDefault() ? " =" : ""))
        .number(rse ? "RSE" : "MSE", e -> error.apply(e).error().median(), Figures::error)
        .cell("min..max", e -> Seeds.range(e.seeds() > 1, error.apply(e).error(), Figures::error))
        .cell("to default", e -> e.variant().isDefault() ? "" : difference(error.apply(e)))
        .cell(
            "better", e -> e.variant().isDefault() ? "" : error.apply(e).better() + "/" + e.seeds())
        .cell(
            "validation ",
            e -> Figures.error(e.validation().error().median()) + (e.chosen() ? "*" : " "))
        .seconds("fit s", e -> e.seconds().median())
        .number("spike rate", e -> e.spikeRate().median(), Figures::rate)
        .apart(e -> List.of(e.axis(), e.horizon()))
        .table(effects());
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add("= the default; * what validation would choose of its axis and horizon");
    facts.add(
        "to default: the difference of each seed, its median, and in how many seeds the error is"
            + " below the default's");
    facts.add(ONE_CHANGE);
    facts.addAll(protocol.lines());
    plans()
        .forEach(
            (plan, seeds) -> facts.add("chosen for the default, seeds " + seeds + ": " + plan));
    facts.add(FIT_SECONDS + "; spike rate: spikes per neuron and step");
    return facts;
  }

  private static String difference(Effect.Paired error) {
    return Figures.difference(error.difference().median(), error.error().median());
  }

  /**
   * All of it. The JSON has {@code axes} and their variants; {@code summary}, one object per axis,
   * variant and horizon; {@code results}, one per distinct variant and seed. It also has all that
   * is needed to repeat the run.
   */
  public Report report() {
    return protocol
        .report("S-SWIM ablation", "Options of the default")
        .with(
            "protocol",
            protocol.json().with("variants", ONE_CHANGE).with("fitSeconds", FIT_SECONDS))
        .with("axes", axes)
        .with("summary", effects(), e -> JsonText.of(e).with("axis", e.axis().name()))
        .with("results", trials, Trial::cell)
        .table("What each option is worth", "One option is changed at a time.", table(), facts());
  }
}
