package org.sswim.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sswim.panels.PanelInputs;

/** {@code inputs} in {@code model.json} of a panel's model: what it sees beside values. */
final class PanelInputsJson {
  private PanelInputsJson() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or out of range
   */
  static PanelInputs read(JsonFields fields) {
    fields.requireOnly("statics", "columns", "unit");
    Set<String> names = new HashSet<>();
    List<PanelInputs.Static> statics = new ArrayList<>();
    for (JsonFields own : fields.objects("statics")) {
      own.requireOnly("name", "categories");
      List<String> categories = own.texts("categories");
      if (new HashSet<>(categories).size() < categories.size()) {
        throw new IllegalArgumentException("model.json: 'categories' names one twice");
      }
      statics.add(new PanelInputs.Static(own.text("name"), categories));
      names.add(own.text("name"));
    }
    List<PanelInputs.Column> columns = new ArrayList<>();
    for (JsonFields own : fields.objects("columns")) {
      own.requireOnly("name", "known", "mean", "deviation");
      columns.add(
          new PanelInputs.Column(
              own.text("name"),
              own.flag("known"),
              number("mean", own.text("mean")),
              number("deviation", own.text("deviation"))));
      names.add(own.text("name"));
    }
    if (names.size() < statics.size() + columns.size()) {
      throw new IllegalArgumentException("model.json: 'inputs' names a column twice");
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("model.json: 'inputs' names no column");
    }
    return new PanelInputs(statics, columns, number("unit", fields.text("unit")));
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "model.json: '" + name + "' must be a number; got '" + text + "'", e);
    }
  }

  /** The fields, keys sorted. */
  static Map<String, Object> write(PanelInputs inputs) {
    Map<String, Object> root = new TreeMap<>();
    root.put(
        "statics",
        inputs.statics().stream()
            .map(
                own -> {
                  Map<String, Object> fields = new TreeMap<>();
                  fields.put("name", own.name());
                  fields.put("categories", own.categories());
                  return fields;
                })
            .toList());
    root.put(
        "columns",
        inputs.columns().stream()
            .map(
                own -> {
                  Map<String, Object> fields = new TreeMap<>();
                  fields.put("name", own.name());
                  fields.put("known", own.known());
                  fields.put("mean", String.valueOf(own.mean()));
                  fields.put("deviation", String.valueOf(own.deviation()));
                  return fields;
                })
            .toList());
    root.put("unit", String.valueOf(inputs.unit()));
    return root;
  }
}
