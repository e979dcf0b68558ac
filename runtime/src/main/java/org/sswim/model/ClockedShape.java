package org.sswim.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.clocked.AveragePooling;
import org.sswim.clocked.ClockedLayer;
import org.sswim.clocked.ClockedModel;
import org.sswim.clocked.Connection;
import org.sswim.clocked.Convolution;
import org.sswim.clocked.Dense;
import org.sswim.clocked.Encoder;
import org.sswim.clocked.Neuron;
import org.sswim.clocked.ReadOut;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * Everything of a clocked network but its arrays: what {@code model.json} holds, and what
 * determines the shape of every array.
 *
 * @param version of the format: 2 if currents of neurons come through a leak of their own, or
 *     spikes do not count; else 1
 * @param classes their names
 * @param signalNames a name for each signal, or none
 * @param grid where the signals are pixels; null for others
 * @param signals number of values of a vector
 * @param steps T
 * @param encoder how values are coded
 * @param layers in order
 * @param readOut what is read
 * @param provenance where the model came from
 */
record ClockedShape(
    int version,
    List<String> classes,
    List<String> signalNames,
    @Nullable Grid grid,
    int signals,
    int steps,
    Encoder encoder,
    List<Layer> layers,
    ReadOut.Kind readOut,
    Provenance provenance) {

  /**
   * A layer.
   *
   * @param most spikes of a step
   * @param code what a spike stands for
   * @param thresholds number of thresholds
   */
  record Layer(List<Link> connections, int most, Neuron.Code code, int thresholds) {}

  /** A connection. */
  sealed interface Link {
    /** Number of inputs; in double, as files may say anything. */
    double inputs();

    double outputs();
  }

  /** A {@link Dense}. */
  record DenseLink(int from, int to) implements Link {
    @Override
    public double inputs() {
      return from;
    }

    @Override
    public double outputs() {
      return to;
    }
  }

  /** A {@link Convolution}. */
  record ConvolutionLink(Grid grid, int channels, int filters) implements Link {
    @Override
    public double inputs() {
      return (double) grid.height() * grid.width() * channels;
    }

    @Override
    public double outputs() {
      return (double) grid.height() * grid.width() * filters;
    }
  }

  /** An {@link AveragePooling}. */
  record PoolingLink(Grid grid, int channels) implements Link {
    @Override
    public double inputs() {
      return (double) grid.height() * grid.width() * channels;
    }

    @Override
    public double outputs() {
      return (double) Math.floorDiv(grid.height(), 2) * Math.floorDiv(grid.width(), 2) * channels;
    }
  }

  /** The shape of a model. */
  static ClockedShape of(ClockedModel model) {
    List<Layer> layers = new ArrayList<>();
    for (ClockedLayer layer : model.layers()) {
      layers.add(
          new Layer(
              layer.connections().stream().map(ClockedShape::link).toList(),
              layer.neuron().most(),
              layer.neuron().code(),
              layer.threshold().length));
    }
    boolean plain =
        model.layers().stream()
            .allMatch(l -> l.neuron().rise() == 0 && l.neuron().code() == Neuron.Code.COUNT);
    return new ClockedShape(
        plain ? 1 : 2,
        model.classes(),
        model.signalNames(),
        model.grid(),
        model.signals(),
        model.input().steps(),
        model.input().encoder(),
        layers,
        model.readOut().kind(),
        model.provenance());
  }

  private static Link link(Connection connection) {
    if (connection instanceof Dense dense) {
      return new DenseLink(dense.inputs(), dense.outputs());
    }
    if (connection instanceof Convolution convolution) {
      return new ConvolutionLink(convolution.grid(), convolution.channels(), convolution.filters());
    }
    AveragePooling pooling = (AveragePooling) connection;
    return new PoolingLink(pooling.grid(), pooling.channels());
  }

  /** Values that a running network holds. */
  double values() {
    double values = 2.0 * signals;
    for (Layer layer : layers) {
      for (Link link : layer.connections()) {
        values += link.outputs();
      }
      values += 6 * layer.connections().get(layer.connections().size() - 1).outputs();
    }
    return values;
  }
}
