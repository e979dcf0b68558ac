package org.sswim.singlespike;

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
 * Files of classifiers whose neurons fire once at most, by convention named {@code *.sswim}; beside
 * what all files of models have:
 *
 * <ul>
 *   <li>{@code model.json}: {@code classes}; {@code signalNames} and {@code grid} where there are
 *       some; {@code signals}; {@code firing} ("windowed", "event-time"); {@code steps}; {@code
 *       layers}, each with its {@code neurons} and what has {@code delays} ("none", "inputs",
 *       "synapses");
 *   <li>float32 arrays: {@code input.mean} and {@code input.scale} {@code [signals]}; {@code
 *       layerL.weights} {@code [inputs][neurons]}, {@code layerL.reference} {@code [neurons]} and,
 *       where there are delays, {@code layerL.delay} {@code [inputs]} or {@code [inputs][neurons]};
 *       {@code clock.factors}, the longest time and the gain.
 * </ul>
 */
public final class SingleSpikeFormat
    extends FloatFormat<SingleSpikeModel, SingleSpikeFormat.Described> {
  private static final String LAYERS = "layers";

  /** Values that a running network holds of each neuron, about. */
  private static final double OF_NEURON = 6;

  /** The kind. */
  public SingleSpikeFormat() {
    super(SingleSpikeModel.class, "sswim-single-spike", "a classifier of single spikes");
  }

  /** Everything of a model but its arrays. */
  record Described(Names names, int signals, Firing firing, int steps, List<Layer> layers) {}

  /** A layer. */
  record Layer(int neurons, Delays delays) {}

  /** What has a delay. */
  enum Delays {
    /** Nothing. */
    NONE,
    /** Each input of a layer. */
    INPUTS,
    /** Each synapse. */
    SYNAPSES;

    static Delays of(SpikeLayer layer) {
      return layer.synapticDelays() ? SYNAPSES : layer.delay().length > 0 ? INPUTS : NONE;
    }
  }

  @Override
  protected Described describe(SingleSpikeModel model) {
    return new Described(
        Names.of(model),
        model.signals(),
        model.clock().firing(),
        model.clock().steps(),
        model.layers().stream()
            .map(layer -> new Layer(layer.outputs(), Delays.of(layer)))
            .toList());
  }

  @Override
  protected Described read(JsonFields fields) {
    fields.requireOnly("classes", "signalNames", "grid", "signals", "firing", "steps", LAYERS);
    int signals = fields.integer("signals", 1, ModelLimits.MOST_VALUES);
    List<Layer> layers = new ArrayList<>();
    double values = 2.0 * signals;
    for (JsonFields layer : fields.objects(LAYERS)) {
      layer.requireOnly("neurons", "delays");
      int neurons = layer.integer("neurons", 1, ModelLimits.MOST_VALUES);
      values += OF_NEURON * neurons;
      layers.add(new Layer(neurons, layer.constant("delays", Delays.values())));
    }
    if (values > ModelLimits.MOST_VALUES || layers.size() > ModelLimits.MOST_LAYERS) {
      throw new IllegalArgumentException(
          String.format(
              "a classifier would hold %.3g values in %d layers, at most %d in %d are supported",
              values, layers.size(), ModelLimits.MOST_VALUES, ModelLimits.MOST_LAYERS));
    }
    return new Described(
        Names.read(fields),
        signals,
        fields.constant("firing", Firing.values()),
        fields.integer("steps", 1, InputCoding.LONGEST_SHOWN),
        layers);
  }

  @Override
  protected void write(Described model, Map<String, Object> root) {
    model.names.write(root);
    root.put("signals", model.signals);
    root.put("firing", JsonFields.label(model.firing));
    root.put("steps", model.steps);
    root.put(
        LAYERS,
        model.layers.stream()
            .map(
                layer ->
                    new TreeMap<>(
                        Map.of("neurons", layer.neurons, "delays", JsonFields.label(layer.delays))))
            .toList());
  }

  @Override
  protected List<ArraySpec> shapes(Described model) {
    List<ArraySpec> shapes = new ArrayList<>();
    shapes.add(ArraySpec.floats("input.mean", model.signals));
    shapes.add(ArraySpec.floats("input.scale", model.signals));
    int width = model.signals;
    for (int l = 0; l < model.layers.size(); l++) {
      Layer layer = model.layers.get(l);
      String group = "layer" + (l + 1) + ".";
      shapes.add(ArraySpec.floats(group + "weights", width, layer.neurons));
      shapes.add(ArraySpec.floats(group + "reference", layer.neurons));
      if (layer.delays == Delays.SYNAPSES) {
        shapes.add(ArraySpec.floats(group + "delay", width, layer.neurons));
      } else if (layer.delays == Delays.INPUTS) {
        shapes.add(ArraySpec.floats(group + "delay", width));
      }
      width = layer.neurons;
    }
    shapes.add(ArraySpec.floats("clock.factors", 2));
    return shapes;
  }

  @Override
  protected List<float[]> values(SingleSpikeModel model) {
    List<float[]> values = new ArrayList<>(List.of(model.mean(), model.scale()));
    for (SpikeLayer layer : model.layers()) {
      values.add(layer.weights());
      values.add(layer.reference());
      if (layer.delay().length > 0) {
        values.add(layer.delay());
      }
    }
    values.add(new float[] {model.clock().longest(), model.clock().gain()});
    return values;
  }

  @Override
  protected SingleSpikeModel model(Described model, List<float[]> values) {
    Iterator<float[]> next = values.iterator();
    float[] mean = next.next();
    float[] scale = next.next();
    List<SpikeLayer> layers = new ArrayList<>();
    int width = model.signals;
    for (Layer layer : model.layers) {
      float[] weights = next.next();
      float[] reference = next.next();
      float[] delay = layer.delays == Delays.NONE ? new float[0] : next.next();
      try {
        layers.add(new SpikeLayer(width, layer.neurons, weights, reference, delay));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "layer " + (layers.size() + 1) + ": " + e.getMessage(), e);
      }
      width = layer.neurons;
    }
    float[] factors = next.next();
    return new SingleSpikeModel(
        model.names.classes(),
        model.names.signalNames(),
        model.names.grid(),
        mean,
        scale,
        new SpikeClock(model.firing, model.steps, factors[0], factors[1]),
        layers,
        model.names.provenance());
  }

  @Override
  protected void check(SingleSpikeModel model, long memory) {
    double step = 0;
    for (SpikeLayer layer : model.layers()) {
      step += layer.outputs();
    }
    double operations = model.shown() * step + model.parameters();
    ModelLimits.requireRun("a classifier", 0, operations, memory);
  }
}
