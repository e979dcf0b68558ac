package org.sswim.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.ClockedInput;
import org.sswim.clocked.ClockedLayer;
import org.sswim.clocked.ClockedModel;
import org.sswim.clocked.Connection;
import org.sswim.clocked.Convolution;
import org.sswim.clocked.Dense;
import org.sswim.clocked.Neuron;
import org.sswim.clocked.ReadOut;

/** The arrays of a clocked network's file: what is demanded of them, how they make up a model. */
final class ClockedArrays {
  private static final String INPUT = "input.";
  private static final String READOUT = "readout.";
  private static final int SIDE = Convolution.SIDE;

  private ClockedArrays() {}

  /** The arrays of a model, shared, not copied. */
  static NamedArrays of(ClockedModel model) {
    NamedArrays arrays = new NamedArrays();
    int version = ClockedShape.of(model).version();
    arrays.put(INPUT, "mean", model.input().mean());
    arrays.put(INPUT, "scale", model.input().scale());
    for (int l = 0; l < model.layers().size(); l++) {
      ClockedLayer layer = model.layers().get(l);
      for (int c = 0; c < layer.connections().size(); c++) {
        Connection connection = layer.connections().get(c);
        String group = connection(l, c);
        if (connection instanceof Dense dense) {
          arrays.put(group, "weights", dense.weights());
          arrays.put(group, "bias", dense.bias());
        } else if (connection instanceof Convolution convolution) {
          arrays.put(group, "weights", convolution.weights());
          arrays.put(group, "bias", convolution.bias());
        }
      }
      Neuron neuron = layer.neuron();
      float[] numbers = {neuron.decay(), neuron.gain(), neuron.level(), neuron.rise()};
      arrays.put(layer(l), "neuron", Arrays.copyOf(numbers, neuronNumbers(version)));
      arrays.put(layer(l), "threshold", layer.threshold());
    }
    arrays.put(READOUT, "factors", new float[] {model.readOut().factor(), model.readOut().gain()});
    return arrays;
  }

  /**
   * The arrays that a shape demands, in the order of the file.
   *
   * @throws IllegalArgumentException if one of them is too large
   */
  static List<ArraySpec> specs(ClockedShape shape) {
    List<ArraySpec> specs = new ArrayList<>();
    add(specs, INPUT, "mean", shape.signals());
    add(specs, INPUT, "scale", shape.signals());
    for (int l = 0; l < shape.layers().size(); l++) {
      ClockedShape.Layer layer = shape.layers().get(l);
      for (int c = 0; c < layer.connections().size(); c++) {
        ClockedShape.Link link = layer.connections().get(c);
        String group = connection(l, c);
        if (link instanceof ClockedShape.DenseLink dense) {
          add(specs, group, "weights", dense.from(), dense.to());
          add(specs, group, "bias", dense.to());
        } else if (link instanceof ClockedShape.ConvolutionLink own) {
          add(specs, group, "weights", (long) SIDE * SIDE * own.channels(), own.filters());
          add(specs, group, "bias", own.filters());
        }
      }
      add(specs, layer(l), "neuron", neuronNumbers(shape.version()));
      add(specs, layer(l), "threshold", layer.thresholds());
    }
    add(specs, READOUT, "factors", 2);
    return specs;
  }

  private static int neuronNumbers(int version) {
    return version == 1 ? 3 : 4;
  }

  private static void add(List<ArraySpec> specs, String group, String name, long... shape) {
    specs.add(NamedArrays.spec(group, name, NpyType.FLOAT32, shape));
  }

  /**
   * The model made of a shape and arrays.
   *
   * @throws IllegalArgumentException if parts do not fit, or a value is out of range
   */
  static ClockedModel model(ClockedShape shape, NamedArrays arrays) {
    List<ClockedLayer> layers = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      try {
        layers.add(layer(shape.layers().get(l), l, arrays));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + (l + 1) + ": " + e.getMessage(), e);
      }
    }
    float[] factors = arrays.floats(READOUT, "factors");
    return new ClockedModel(
        shape.classes(),
        shape.signalNames(),
        shape.grid(),
        new ClockedInput(
            shape.steps(),
            shape.encoder(),
            arrays.floats(INPUT, "mean"),
            arrays.floats(INPUT, "scale")),
        layers,
        new ReadOut(shape.readOut(), factors[0], factors[1]),
        shape.provenance());
  }

  private static ClockedLayer layer(ClockedShape.Layer layer, int number, NamedArrays arrays) {
    List<Connection> connections = new ArrayList<>();
    for (int c = 0; c < layer.connections().size(); c++) {
      ClockedShape.Link link = layer.connections().get(c);
      String group = connection(number, c);
      if (link instanceof ClockedShape.DenseLink dense) {
        connections.add(
            new Dense(
                dense.from(),
                dense.to(),
                arrays.floats(group, "weights"),
                arrays.floats(group, "bias")));
      } else if (link instanceof ClockedShape.ConvolutionLink own) {
        connections.add(
            new Convolution(
                own.grid(),
                own.channels(),
                own.filters(),
                arrays.floats(group, "weights"),
                arrays.floats(group, "bias")));
      } else if (link instanceof ClockedShape.PoolingLink pooling) {
        connections.add(new AveragePooling(pooling.grid(), pooling.channels()));
      }
    }
    float[] neuron = arrays.floats(layer(number), "neuron");
    return new ClockedLayer(
        connections,
        new Neuron(
            neuron[0],
            neuron[1],
            neuron[2],
            layer.most(),
            neuron.length > 3 ? neuron[3] : 0,
            layer.code()),
        arrays.floats(layer(number), "threshold"));
  }

  private static String layer(int layer) {
    return "layer" + (layer + 1) + ".";
  }

  private static String connection(int layer, int connection) {
    return layer(layer) + "connection" + (connection + 1) + ".";
  }
}
