package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.classification.InputCoding;
import org.sswim.sequences.Grid;
import org.sswim.singlespike.Firing;

/** {@code model.json} of a network of single spikes. */
final class SingleSpikeJson {
  private static final int VERSION = 2;

  private SingleSpikeJson() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException naming the field that is missing, unknown or out of range
   */
  static SingleSpikeFile.Shape read(JsonFields fields) {
    int version = ModelDocument.version(fields, ModelKind.SINGLE_SPIKE, VERSION);
    fields.requireOnly(
        "format",
        "formatVersion",
        "libraryVersion",
        "classes",
        "signalNames",
        "grid",
        "signals",
        "firing",
        "steps",
        "layers",
        "provenance",
        "arrays");
    int signals = fields.integer("signals", 1, ModelLimits.MOST_VALUES);
    List<SingleSpikeFile.Layer> layers = new ArrayList<>();
    double values = 2.0 * signals;
    for (JsonFields layer : fields.objects("layers")) {
      layer.requireOnly("neurons", "delays");
      int neurons = layer.integer("neurons", 1, ModelLimits.MOST_VALUES);
      values += 6.0 * neurons;
      layers.add(new SingleSpikeFile.Layer(neurons, delays(layer, version)));
      if (values > ModelLimits.MOST_VALUES || layers.size() > ModelLimits.MOST_LAYERS) {
        throw new IllegalArgumentException(
            String.format(
                "a classifier would hold %.3g values in %d layers, at most %d in %d are supported",
                values, layers.size(), ModelLimits.MOST_VALUES, ModelLimits.MOST_LAYERS));
      }
    }
    return new SingleSpikeFile.Shape(
        version,
        fields.texts("classes"),
        fields.has("signalNames") ? fields.texts("signalNames") : List.of(),
        fields.has("grid") ? ClockedJson.grid(fields.object("grid")) : null,
        signals,
        ClockedJson.constant("firing", Firing.values(), fields.text("firing")),
        fields.integer("steps", 1, InputCoding.LONGEST_SHOWN),
        layers,
        ProvenanceJson.read(fields));
  }

  private static SingleSpikeFile.Delays delays(JsonFields layer, int version) {
    if (version > 1) {
      return ClockedJson.constant(
          "layers.delays", SingleSpikeFile.Delays.values(), layer.text("delays"));
    }
    return layer.flag("delays") ? SingleSpikeFile.Delays.INPUTS : SingleSpikeFile.Delays.NONE;
  }

  /** Everything but the arrays, keys sorted. */
  static Map<String, Object> write(SingleSpikeFile.Shape shape) {
    Map<String, Object> root = new TreeMap<>();
    root.put("format", ModelKind.SINGLE_SPIKE.format());
    root.put("formatVersion", shape.version());
    root.put("classes", shape.classes());
    if (!shape.signalNames().isEmpty()) {
      root.put("signalNames", shape.signalNames());
    }
    Grid grid = shape.grid();
    if (grid != null) {
      root.put("grid", ClockedJson.sized(grid));
    }
    root.put("signals", shape.signals());
    root.put("firing", ClockedJson.label(shape.firing()));
    root.put("steps", shape.steps());
    root.put(
        "layers",
        shape.layers().stream()
            .map(
                layer ->
                    new TreeMap<>(
                        Map.of(
                            "neurons",
                            layer.neurons(),
                            "delays",
                            shape.version() > 1
                                ? ClockedJson.label(layer.delays())
                                : layer.delays() == SingleSpikeFile.Delays.INPUTS)))
            .toList());
    ProvenanceJson.write(shape.provenance(), root);
    return root;
  }
}
