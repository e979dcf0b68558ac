package org.sswim.clocked;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sswim.classification.InputCoding;
import org.sswim.model.ArraySpec;
import org.sswim.model.FloatFormat;
import org.sswim.model.JsonFields;
import org.sswim.model.ModelLimits;
import org.sswim.shown.Names;

/**
 * Files of classifiers of clocked neurons, by convention named {@code *.sswim}; beside what all
 * files of models have:
 *
 * <ul>
 *   <li>{@code model.json}: {@code classes}; {@code signalNames} and {@code grid} where there are
 *       some; {@code input} with {@code signals}, {@code steps} and {@code encoder} ("direct",
 *       "once", "rate", "latency", "phase"); {@code layers}, each with its {@code connections} in
 *       order, {@code most} spikes of a step, what spikes stand for, {@code code} ("count",
 *       "phase", "first"), and its number of {@code thresholds}; {@code readOut} ("potential",
 *       "count", "weighted-count", "first-spike", "goodness"). A connection has a {@code kind}:
 *       "dense" with {@code inputs} and {@code outputs}, "convolution" with {@code height}, {@code
 *       width}, {@code channels} and {@code filters}, "average-pooling" with {@code height}, {@code
 *       width} and {@code channels};
 *   <li>float32 arrays: {@code input.mean} and {@code input.scale} {@code [signals]}; {@code
 *       layerL.connectionC.weights}, {@code [inputs][outputs]} or {@code [9 channels][filters]},
 *       and {@code .bias}; {@code layerL.neuron}, its decay, gain, level and rise; {@code
 *       layerL.threshold}; {@code readout.factors}, factor and gain.
 * </ul>
 */
public final class ClockedFormat extends FloatFormat<ClockedModel, ClockedFormat.Described> {
  private static final String LAYERS = "layers";

  /** The kind. */
  public ClockedFormat() {
    super(ClockedModel.class, "sswim-clocked", "a classifier of clocked neurons");
  }

  /**
   * Everything of a model but its arrays.
   *
   * @param signals number of values of a vector
   * @param steps T
   * @param encoder how values are coded
   * @param layers in order
   * @param readOut what is read
   */
  record Described(
      Names names,
      int signals,
      int steps,
      Encoder encoder,
      List<Layer> layers,
      ReadOut.Kind readOut) {

    /** Values that a running network holds; in double, as files may say anything. */
    double values() {
      double values = 2.0 * signals;
      for (Layer layer : layers) {
        for (Wiring wiring : layer.connections) {
          values += wiring.outputs();
        }
        values += 6 * layer.connections.get(layer.connections.size() - 1).outputs();
      }
      return values;
    }
  }

  /**
   * A layer.
   *
   * @param most spikes of a step
   * @param code what a spike stands for
   * @param thresholds number of thresholds
   */
  record Layer(List<Wiring> connections, int most, Neuron.Code code, int thresholds) {}

  @Override
  protected Described describe(ClockedModel model) {
    List<Layer> layers = new ArrayList<>();
    for (ClockedLayer layer : model.layers()) {
      layers.add(
          new Layer(
              layer.connections().stream().map(Connection::wiring).toList(),
              layer.neuron().most(),
              layer.neuron().code(),
              layer.threshold().length));
    }
    return new Described(
        Names.of(model),
        model.signals(),
        model.input().steps(),
        model.input().encoder(),
        layers,
        model.readOut().kind());
  }

  @Override
  protected Described read(JsonFields fields) {
    fields.requireOnly("classes", "signalNames", "grid", "input", LAYERS, "readOut");
    JsonFields input = fields.object("input");
    input.requireOnly("signals", "steps", "encoder");
    Described described =
        new Described(
            Names.read(fields),
            input.integer("signals", 1, ModelLimits.MOST_VALUES),
            input.integer("steps", 1, InputCoding.LONGEST_SHOWN),
            input.constant("encoder", Encoder.values()),
            fields.objects(LAYERS).stream().map(ClockedFormat::layer).toList(),
            fields.constant("readOut", ReadOut.Kind.values()));
    if (described.layers.size() > ModelLimits.MOST_LAYERS) {
      throw new IllegalArgumentException(
          "model.json: 'layers' must be at most " + ModelLimits.MOST_LAYERS);
    }
    if (described.values() > ModelLimits.MOST_VALUES) {
      throw new IllegalArgumentException(
          String.format(
              "a classifier would hold %.3g values, at most %d are supported; use fewer neurons",
              described.values(), ModelLimits.MOST_VALUES));
    }
    return described;
  }

  private static Layer layer(JsonFields layer) {
    layer.requireOnly("connections", "most", "code", "thresholds");
    List<Wiring> connections = layer.objects("connections").stream().map(Wiring::read).toList();
    if (connections.isEmpty()) {
      throw new IllegalArgumentException("model.json: a layer needs a connection at least");
    }
    return new Layer(
        connections,
        layer.integer("most", 0, Neuron.LONGEST_BURST),
        layer.constant("code", Neuron.Code.values()),
        layer.integer("thresholds", 1, ModelLimits.MOST_VALUES));
  }

  @Override
  protected void write(Described model, Map<String, Object> root) {
    model.names.write(root);
    root.put(
        "input",
        new TreeMap<>(
            Map.of(
                "signals", model.signals,
                "steps", model.steps,
                "encoder", JsonFields.label(model.encoder))));
    root.put(
        LAYERS,
        model.layers.stream()
            .map(
                layer ->
                    new TreeMap<>(
                        Map.of(
                            "connections",
                            layer.connections.stream().map(Wiring::written).toList(),
                            "most",
                            layer.most,
                            "code",
                            JsonFields.label(layer.code),
                            "thresholds",
                            layer.thresholds)))
            .toList());
    root.put("readOut", JsonFields.label(model.readOut));
  }

  @Override
  protected List<ArraySpec> shapes(Described model) {
    List<ArraySpec> shapes = new ArrayList<>();
    shapes.add(ArraySpec.floats("input.mean", model.signals));
    shapes.add(ArraySpec.floats("input.scale", model.signals));
    for (int l = 0; l < model.layers.size(); l++) {
      Layer layer = model.layers.get(l);
      String group = "layer" + (l + 1) + ".";
      for (int c = 0; c < layer.connections.size(); c++) {
        layer.connections.get(c).addShapes(group + "connection" + (c + 1) + ".", shapes);
      }
      shapes.add(ArraySpec.floats(group + "neuron", 4));
      shapes.add(ArraySpec.floats(group + "threshold", layer.thresholds));
    }
    shapes.add(ArraySpec.floats("readout.factors", 2));
    return shapes;
  }

  @Override
  protected List<float[]> values(ClockedModel model) {
    List<float[]> values = new ArrayList<>();
    values.add(model.input().mean());
    values.add(model.input().scale());
    for (ClockedLayer layer : model.layers()) {
      layer.connections().forEach(connection -> values.addAll(connection.arrays()));
      Neuron neuron = layer.neuron();
      values.add(new float[] {neuron.decay(), neuron.gain(), neuron.level(), neuron.rise()});
      values.add(layer.threshold());
    }
    values.add(new float[] {model.readOut().factor(), model.readOut().gain()});
    return values;
  }

  @Override
  protected ClockedModel model(Described model, List<float[]> values) {
    Iterator<float[]> next = values.iterator();
    float[] mean = next.next();
    float[] scale = next.next();
    List<ClockedLayer> layers = new ArrayList<>();
    for (Layer layer : model.layers) {
      try {
        layers.add(layer(layer, next));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "layer " + (layers.size() + 1) + ": " + e.getMessage(), e);
      }
    }
    float[] factors = next.next();
    return new ClockedModel(
        model.names.classes(),
        model.names.signalNames(),
        model.names.grid(),
        new ClockedInput(model.steps, model.encoder, mean, scale),
        layers,
        new ReadOut(model.readOut, factors[0], factors[1]),
        model.names.provenance());
  }

  @Override
  protected void check(ClockedModel model, long memory) {
    double step = 0;
    for (ClockedLayer layer : model.layers()) {
      for (Connection connection : layer.connections()) {
        step +=
            connection instanceof Convolution convolution
                ? (double) convolution.grid().pixels() * convolution.weights().length
                : (double) connection.parameters() + connection.inputs();
      }
      step += layer.neurons();
    }
    int runs = model.readOut().kind() == ReadOut.Kind.GOODNESS ? model.classes().size() : 1;
    ModelLimits.requireRun("a classifier", 0, runs * (model.shown() * step), memory);
  }

  private static ClockedLayer layer(Layer layer, Iterator<float[]> next) {
    List<Connection> connections = new ArrayList<>();
    for (Wiring wiring : layer.connections) {
      connections.add(wiring.connection(next));
    }
    float[] own = next.next();
    return new ClockedLayer(
        connections,
        new Neuron(own[0], own[1], own[2], layer.most, own[3], layer.code),
        next.next());
  }
}
