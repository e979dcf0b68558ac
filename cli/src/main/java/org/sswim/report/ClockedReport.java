package org.sswim.report;

import java.util.stream.Collectors;
import org.sswim.clocked.ClockedLayer;
import org.sswim.clocked.ClockedModel;
import org.sswim.clocked.Neuron;
import org.sswim.options.OptionsJson;

/** A classifier of clocked neurons as text and as JSON. */
public final class ClockedReport {
  private ClockedReport() {}

  /** What it is, a line each. */
  public static String described(ClockedModel model) {
    TextTable table = new TextTable(2, "", "");
    table.row("classes", ClassifierReport.classes(model));
    table.row(
        "input",
        ClassifierReport.shape(model)
            + ", shown for "
            + Figures.count(model.input().steps(), "step")
            + ", code "
            + OptionsJson.label(model.input().encoder()));
    table.row(
        "layers",
        model.layers().stream().map(ClockedReport::layer).collect(Collectors.joining(", ")));
    table.row("read-out", OptionsJson.label(model.readOut().kind()));
    table.row("parameters", String.valueOf(model.parameters()));
    return table.toString().stripLeading();
  }

  private static String layer(ClockedLayer layer) {
    return layer.neurons() + " " + neuron(layer.neuron());
  }

  private static String neuron(Neuron neuron) {
    if (!neuron.fires()) {
      return "integrators";
    }
    return (neuron.decay() < 1 ? "leaky " : "")
        + switch (neuron.code()) {
          case COUNT -> "";
          case PHASE -> "phase-coding ";
          case FIRST -> "once-firing ";
        }
        + (neuron.most() > 1 ? "burst neurons" : "integrate-and-fire neurons");
  }

  /** What a model is. */
  public static JsonText json(ClockedModel model) {
    return new JsonText()
        .with("classes", model.classes())
        .with("neurons", model.neurons())
        .with("layers", model.layers().stream().map(ClockedLayer::neurons).toList())
        .with("parameters", model.parameters())
        .with("coding", (Object) OptionsJson.label(model.input().encoder()))
        .with("readOut", (Object) OptionsJson.label(model.readOut().kind()))
        .with("shown", model.input().steps())
        .with("seed", model.provenance().seed())
        .with("results", model.provenance().results())
        .with("options", model.provenance().options());
  }
}
