package org.sswim.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.kernel.Kernels;
import org.sswim.network.InputLayer;

/** What {@code model.json} holds of a network: input layer, hidden layers, read-out banks. */
final class NetworkJson {
  private NetworkJson() {}

  /**
   * Reads the fields {@code input}, {@code layers} and {@code banks}.
   *
   * @throws IllegalArgumentException if one is missing, unknown or out of range
   */
  static HiddenShape read(JsonFields fields) {
    JsonFields input = fields.object("input");
    input.requireOnly("signals", "taps", "context");
    JsonFields banks = fields.object("banks");
    banks.requireOnly("kernel", "count");
    List<JsonFields> layers = fields.objects("layers");
    if (layers.size() > ModelLimits.MOST_LAYERS) {
      throw new IllegalArgumentException(
          "model.json: "
              + layers.size()
              + " hidden layers; at most "
              + ModelLimits.MOST_LAYERS
              + " are supported");
    }
    return new HiddenShape(
        new InputLayer(
            input.integer("signals", 1, ModelLimits.MOST_VALUES),
            input.integer("taps", 1, ModelLimits.MOST_VALUES),
            input.integer("context", 0, ModelLimits.MOST_VALUES)),
        layers.stream().map(NetworkJson::layer).toList(),
        Kernels.named(banks.text("kernel")),
        banks.integer("count", 1, ModelLimits.MOST_VALUES));
  }

  private static HiddenShape.Layer layer(JsonFields layer) {
    layer.requireOnly("psp", "refractory", "neurons");
    return new HiddenShape.Layer(
        Kernels.named(layer.text("psp")),
        Kernels.named(layer.text("refractory")),
        layer.integer("neurons", 1, ModelLimits.MOST_VALUES));
  }

  /** Adds these fields, keys sorted. */
  static void write(HiddenShape hidden, Map<String, Object> root) {
    InputLayer input = hidden.input();
    root.put(
        "input",
        new TreeMap<>(
            Map.of("signals", input.signals(), "taps", input.taps(), "context", input.context())));
    root.put("layers", hidden.layers().stream().map(NetworkJson::layer).toList());
    root.put(
        "banks",
        new TreeMap<>(Map.of("kernel", hidden.bankKernel().name(), "count", hidden.banks())));
  }

  private static Map<String, Object> layer(HiddenShape.Layer layer) {
    return new TreeMap<>(
        Map.of(
            "psp", layer.psp().name(),
            "refractory", layer.refractory().name(),
            "neurons", layer.neurons()));
  }
}
