package org.sswim.report;

import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Portrait;

/** A classifier of any kind as text and as JSON. */
public final class ClassModelReport {
  private ClassModelReport() {}

  /** What it is, a line each. */
  public static String described(ClassModel model) {
    Portrait portrait = model.portrait();
    if (portrait == null) {
      return ClassifierReport.described((ClassifierModel) model);
    }
    TextTable table = new TextTable(2, "", "");
    table.row("classes", ClassifierReport.classes(model));
    table.row("input", ClassifierReport.shape(model) + ", " + portrait.input());
    table.row("layers", portrait.layers());
    table.row("read-out", portrait.readOut());
    table.row("parameters", String.valueOf(model.parameters()));
    return table.toString().stripLeading();
  }

  /** What it is. */
  public static JsonText json(ClassModel model) {
    Portrait portrait = model.portrait();
    if (portrait == null) {
      return ClassifierReport.json((ClassifierModel) model);
    }
    JsonText json =
        new JsonText()
            .with("classes", model.classes())
            .with("neurons", model.neurons())
            .with("layers", portrait.widths())
            .with("parameters", model.parameters());
    portrait.codes().forEach((name, code) -> json.with(name, (Object) code));
    return json.with("shown", model.shown())
        .with("seed", model.provenance().seed())
        .with("results", model.provenance().results())
        .with("options", model.provenance().options());
  }
}
