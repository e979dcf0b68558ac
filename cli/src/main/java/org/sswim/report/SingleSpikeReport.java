package org.sswim.report;

import java.util.List;
import org.sswim.options.OptionsJson;
import org.sswim.singlespike.Firing;
import org.sswim.singlespike.SingleSpikeModel;
import org.sswim.singlespike.SpikeLayer;

/** A classifier of neurons that fire once at most, as text and as JSON. */
public final class SingleSpikeReport {
  private SingleSpikeReport() {}

  /** What it is, a line each. */
  public static String described(SingleSpikeModel model) {
    boolean windowed = model.clock().firing() == Firing.WINDOWED;
    TextTable table = new TextTable(2, "", "");
    table.row("classes", ClassifierReport.classes(model));
    table.row("input", ClassifierReport.shape(model) + ", one spike each, the earlier the larger");
    List<String> widths = model.layers().stream().map(l -> String.valueOf(l.outputs())).toList();
    table.row(
        "layers",
        windowed
            ? String.join(", ", widths.subList(0, widths.size() - 1))
                + " neurons that fire once at most, a window each, and "
                + widths.get(widths.size() - 1)
                + " outputs"
            : String.join(", ", widths) + " neurons that fire once at most, in event time");
    table.row("read-out", windowed ? "voltages at the end of the last window" : "first spike");
    table.row("parameters", String.valueOf(model.parameters()));
    return table.toString().stripLeading();
  }

  /** What a model is. */
  public static JsonText json(SingleSpikeModel model) {
    return new JsonText()
        .with("classes", model.classes())
        .with("neurons", model.neurons())
        .with("layers", model.layers().stream().map(SpikeLayer::outputs).toList())
        .with("parameters", model.parameters())
        .with("firing", (Object) OptionsJson.label(model.clock().firing()))
        .with("shown", model.clock().steps())
        .with("seed", model.provenance().seed())
        .with("results", model.provenance().results())
        .with("options", model.provenance().options());
  }
}
