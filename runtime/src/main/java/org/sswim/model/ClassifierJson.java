package org.sswim.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.classification.View;
import org.sswim.sequences.Grid;

/** {@code model.json} of a classifier: its description, see {@link ModelDocument}. */
final class ClassifierJson {
  private ClassifierJson() {}

  /**
   * Reads a description.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  static ClassifierDescription read(JsonFields fields) {
    fields.requireOnly(
        "classes",
        "coding",
        "signalNames",
        "grid",
        "input",
        "layers",
        "banks",
        "skip",
        "early",
        "weights");
    ClassifierDescription.Input input = input(fields.object("coding"));
    return new ClassifierDescription(
        fields.texts("classes"),
        input,
        fields.has("signalNames") ? fields.texts("signalNames") : List.of(),
        grid(fields, input.signals()),
        NetworkJson.read(fields),
        fields.has("skip") ? fields.integer("skip", 1, ModelLimits.MOST_VALUES) : 0,
        early(fields),
        ModelDocument.weights(fields),
        ProvenanceJson.read(fields));
  }

  private static int[] early(JsonFields fields) {
    if (!fields.has("early")) {
      return new int[0];
    }
    List<Long> steps = fields.integers("early");
    int[] early = new int[steps.size()];
    for (int i = 0; i < early.length; i++) {
      long step = steps.get(i);
      if (step < 1 || step > ModelLimits.MOST_VALUES || (i > 0 && step <= early[i - 1])) {
        throw new IllegalArgumentException(
            "model.json: 'early' must rise from 1 to "
                + ModelLimits.MOST_VALUES
                + " at most; got "
                + steps);
      }
      early[i] = (int) step;
    }
    if (early.length == 0) {
      throw new IllegalArgumentException("model.json: 'early' must hold a step or be left out");
    }
    return early;
  }

  private static ClassifierDescription.Input input(JsonFields coding) {
    coding.requireOnly("signals", "shown", "values", "views", "trace");
    return new ClassifierDescription.Input(
        coding.integer("signals", 1, ModelLimits.MOST_VALUES),
        coding.integer("shown", 0, InputCoding.LONGEST_SHOWN),
        coding.constant("values", Coding.values()),
        views(coding),
        coding.integer("trace", 1, InputCoding.LONGEST_TRACE));
  }

  private static List<View> views(JsonFields coding) {
    List<View> views = coding.constants("views", View.values());
    if (new HashSet<>(views).size() < views.size()) {
      throw new IllegalArgumentException(
          "model.json: 'coding.views' must name each once; got " + coding.texts("views"));
    }
    return views;
  }

  private static @Nullable Grid grid(JsonFields fields, int signals) {
    if (!fields.has("grid")) {
      return null;
    }
    JsonFields grid = fields.object("grid");
    grid.requireOnly("height", "width");
    int height = grid.integer("height", 1, signals);
    int width = grid.integer("width", 1, signals);
    if ((long) height * width != signals) {
      throw new IllegalArgumentException(
          "model.json: 'grid' must have as many pixels as there are signals, "
              + signals
              + "; got "
              + (long) height * width);
    }
    return new Grid(height, width);
  }

  /** Everything but the arrays. */
  static void write(ClassifierDescription model, Map<String, Object> root) {
    root.put("classes", model.classes());
    ClassifierDescription.Input input = model.input();
    Map<String, Object> coding = new TreeMap<>();
    coding.put("signals", input.signals());
    coding.put("shown", input.shown());
    coding.put("values", JsonFields.label(input.coding()));
    coding.put("views", input.views().stream().map(JsonFields::label).toList());
    coding.put("trace", input.trace());
    root.put("coding", coding);
    if (!model.signalNames().isEmpty()) {
      root.put("signalNames", model.signalNames());
    }
    Grid grid = model.grid();
    if (grid != null) {
      root.put("grid", new TreeMap<>(Map.of("height", grid.height(), "width", grid.width())));
    }
    NetworkJson.write(model.hidden(), root);
    if (model.skip() > 0) {
      root.put("skip", model.skip());
    }
    if (model.early().length > 0) {
      root.put("early", Arrays.stream(model.early()).boxed().toList());
    }
    if (model.weights() == WeightFormat.INT8) {
      root.put("weights", ModelDocument.INT8);
    }
    ProvenanceJson.write(model.provenance(), root);
  }
}
