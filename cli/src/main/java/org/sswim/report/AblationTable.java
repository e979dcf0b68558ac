package org.sswim.report;

import java.util.List;
import org.sswim.experiments.ablation.Effect;

/**
 * An ablation as text: a row per axis, horizon and variant, and below it the facts of the protocol.
 */
public final class AblationTable {
  private static final String USUAL = " =";
  private static final String CHOSEN = "*";
  private static final String OTHER = " ";

  private final AblationResult result;

  /** The table of a result. */
  public AblationTable(AblationResult result) {
    this.result = result;
  }

  /** Table and facts, each line ended by a line feed. */
  @Override
  public String toString() {
    return table() + "\n" + facts();
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            3,
            "axis",
            "horizon",
            "variant",
            result.inRse() ? "RSE" : "MSE",
            "min..max",
            "to default",
            "better",
            "validation ",
            "fit s",
            "spike rate");
    List<Effect> effects = result.effects();
    for (int e = 0; e < effects.size(); e++) {
      if (e > 0 && !together(effects.get(e - 1), effects.get(e))) {
        table.blank();
      }
      table.row(row(effects.get(e)));
    }
    return table;
  }

  private static boolean together(Effect one, Effect next) {
    return one.axis().equals(next.axis()) && one.horizon() == next.horizon();
  }

  private String[] row(Effect effect) {
    Effect.Paired error = result.inRse() ? effect.rse() : effect.mse();
    boolean usual = effect.variant().isDefault();
    return new String[] {
      effect.axis().name(),
      String.valueOf(effect.horizon()),
      effect.variant().label() + (usual ? USUAL : ""),
      Figures.error(error.error().median()),
      effect.seeds() > 1
          ? Figures.error(error.error().min()) + ".." + Figures.error(error.error().max())
          : "",
      usual ? "" : Figures.difference(error.difference().median(), error.error().median()),
      usual ? "" : error.better() + "/" + effect.seeds(),
      Figures.error(effect.validation().error().median()) + (effect.chosen() ? CHOSEN : OTHER),
      Figures.seconds(effect.seconds().median()),
      Figures.rate(effect.spikeRate().median())
    };
  }

  private String facts() {
    StringBuilder out = new StringBuilder();
    line(out, "= the default; * what validation would choose of its axis and horizon");
    line(
        out,
        "to default: the difference of each seed, its median, and in how many seeds the error is"
            + " below the default's");
    line(out, "figures are medians over the seeds; " + AblationResult.ONE_CHANGE);
    result.protocol().lines().forEach(fact -> line(out, fact));
    line(out, "stride: " + result.stride() + ", between training windows");
    line(out, result.protocol().seedLine());
    result
        .plans()
        .forEach(
            (plan, seeds) -> line(out, "chosen for the default, seeds " + seeds + ": " + plan));
    line(out, AblationResult.FIT_SECONDS + "; spike rate: spikes per neuron and step");
    return out.toString();
  }

  private static void line(StringBuilder out, String line) {
    out.append(line).append('\n');
  }
}
