package org.sswim.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;
import org.sswim.singlespike.Firing;
import org.sswim.singlespike.SingleSpikeModel;
import org.sswim.singlespike.SpikeClock;
import org.sswim.singlespike.SpikeLayer;

/**
 * Reads and writes files of classifiers whose neurons fire once at most, by convention named {@code
 * *.sswim}.
 *
 * <p>The file is a ZIP of stored entries as that of a forecaster, see {@link ModelFile}:
 *
 * <ul>
 *   <li>{@code model.json}: {@code format} is "sswim-single-spike", {@code formatVersion} 1 or 2;
 *       {@code classes}; {@code signalNames} and {@code grid} where there are some; {@code
 *       signals}; {@code firing} ("windowed", "event-time"); {@code steps}; {@code layers}, each
 *       with its {@code neurons} and whether it has {@code delays}, in version 2 which: "none",
 *       "inputs", "synapses";
 *   <li>float32 arrays: {@code input.mean} and {@code input.scale} {@code [signals]}; {@code
 *       layerL.weights} {@code [inputs][neurons]}, {@code layerL.reference} {@code [neurons]} and,
 *       where there are delays, {@code layerL.delay} {@code [inputs]} or {@code [inputs][neurons]};
 *       {@code clock.factors}, the longest time and the gain.
 * </ul>
 *
 * <p>Equal models make equal bytes, and what is read is bit for bit what was written.
 */
public final class SingleSpikeFile {
  private static final String INPUT = "input.";
  private static final String CLOCK = "clock.";
  private static final String FACTORS = "factors";

  private SingleSpikeFile() {}

  /**
   * Everything but the arrays.
   *
   * @param version of the format: 2 if synapses have delays, else 1
   * @param layers in order
   */
  record Shape(
      int version,
      List<String> classes,
      List<String> signalNames,
      @Nullable Grid grid,
      int signals,
      Firing firing,
      int steps,
      List<Layer> layers,
      Provenance provenance) {}

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

  /** A layer. */
  record Layer(int neurons, Delays delays) {}

  /**
   * Writes a model, replacing the file as a whole: if anything fails, or the process is killed, the
   * old file is still there.
   *
   * @throws InvalidModelException if the file cannot be written, or the model is beyond what {@link
   *     #read} accepts
   */
  public static void write(SingleSpikeModel model, Path file) {
    GuardedFile.write(file, () -> container(model)::write);
  }

  private static ContainerWriter container(SingleSpikeModel model) throws IOException {
    ModelLimits.check(model);
    Shape shape =
        new Shape(
            model.layers().stream().anyMatch(SpikeLayer::synapticDelays) ? 2 : 1,
            model.classes(),
            model.signalNames(),
            model.grid(),
            model.signals(),
            model.clock().firing(),
            model.clock().steps(),
            model.layers().stream()
                .map(layer -> new Layer(layer.outputs(), Delays.of(layer)))
                .toList(),
            model.provenance());
    NamedArrays arrays = new NamedArrays();
    arrays.put(INPUT, "mean", model.mean());
    arrays.put(INPUT, "scale", model.scale());
    for (int l = 0; l < model.layers().size(); l++) {
      SpikeLayer layer = model.layers().get(l);
      arrays.put(group(l), "weights", layer.weights());
      arrays.put(group(l), "reference", layer.reference());
      if (layer.delay().length > 0) {
        arrays.put(group(l), "delay", layer.delay());
      }
    }
    arrays.put(CLOCK, FACTORS, new float[] {model.clock().longest(), model.clock().gain()});
    ContainerWriter container =
        new ContainerWriter(SingleSpikeJson.write(shape), specs(shape), arrays);
    // Names and texts may be longer than a reader accepts; better to learn that now than then.
    SingleSpikeJson.read(ModelDocument.parse(container.json()));
    return container;
  }

  private static List<ArraySpec> specs(Shape shape) {
    List<ArraySpec> specs = new ArrayList<>();
    add(specs, INPUT, "mean", shape.signals);
    add(specs, INPUT, "scale", shape.signals);
    int width = shape.signals;
    for (int l = 0; l < shape.layers.size(); l++) {
      Layer layer = shape.layers.get(l);
      add(specs, group(l), "weights", width, layer.neurons);
      add(specs, group(l), "reference", layer.neurons);
      if (layer.delays == Delays.SYNAPSES) {
        add(specs, group(l), "delay", width, layer.neurons);
      } else if (layer.delays == Delays.INPUTS) {
        add(specs, group(l), "delay", width);
      }
      width = layer.neurons;
    }
    add(specs, CLOCK, FACTORS, 2);
    return specs;
  }

  private static void add(List<ArraySpec> specs, String group, String name, long... shape) {
    specs.add(NamedArrays.spec(group, name, NpyType.FLOAT32, shape));
  }

  private static String group(int layer) {
    return "layer" + (layer + 1) + ".";
  }

  /**
   * Reads a model. Files from strangers may be given: nothing is unpacked or run, and memory is
   * taken only for what the file really holds.
   *
   * @throws InvalidModelException if the file cannot be read, is damaged or is no such model
   */
  public static SingleSpikeModel read(Path file) {
    return GuardedFile.read(file, SingleSpikeFile::readContainer);
  }

  private static SingleSpikeModel readContainer(Path file) throws IOException {
    try (ContainerReader in = new ContainerReader(file)) {
      Shape shape = SingleSpikeJson.read(in.fields());
      SingleSpikeModel model = model(shape, in.arrays(specs(shape)));
      ModelLimits.check(model);
      return model;
    }
  }

  private static SingleSpikeModel model(Shape shape, NamedArrays arrays) {
    List<SpikeLayer> layers = new ArrayList<>();
    int width = shape.signals;
    for (int l = 0; l < shape.layers.size(); l++) {
      Layer layer = shape.layers.get(l);
      try {
        layers.add(
            new SpikeLayer(
                width,
                layer.neurons,
                arrays.floats(group(l), "weights"),
                arrays.floats(group(l), "reference"),
                layer.delays == Delays.NONE ? new float[0] : arrays.floats(group(l), "delay")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + (l + 1) + ": " + e.getMessage(), e);
      }
      width = layer.neurons;
    }
    float[] factors = arrays.floats(CLOCK, FACTORS);
    return new SingleSpikeModel(
        shape.classes,
        shape.signalNames,
        shape.grid,
        arrays.floats(INPUT, "mean"),
        arrays.floats(INPUT, "scale"),
        new SpikeClock(shape.firing, shape.steps, factors[0], factors[1]),
        layers,
        shape.provenance);
  }
}
