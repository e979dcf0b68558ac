package org.sswim.algorithms.forwardforward;

import java.util.ArrayList;
import java.util.List;
import org.sswim.algorithms.forwardforward.ForwardForwardOptions.Labels;
import org.sswim.algorithms.learning.DenseMap;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.checks.Checks;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.shown.ClockedLayer;
import org.sswim.shown.ClockedModel;
import org.sswim.shown.Connection;
import org.sswim.shown.Encoder;
import org.sswim.shown.Neuron;
import org.sswim.shown.ReadOut;
import org.sswim.shown.UnitLength;

/** The layers under training: a map of all inputs each, those of the first with the classes. */
record ForwardNetwork(int inputs, int classes, ForwardForwardOptions options, List<DenseMap> maps) {

  /** Layers of random weights. */
  static ForwardNetwork drawn(int inputs, int classes, ForwardForwardOptions options, long seed) {
    Checks.that(options.labels() != Labels.OVER || inputs >= classes)
        .or(
            "%s classes do not fit over %s values; labels must be %s",
            classes, inputs, Labels.BESIDE);
    SeedStreams streams = new SeedStreams(seed);
    int width = options.labels() == Labels.OVER ? inputs : Math.addExact(inputs, classes);
    List<Integer> hidden = options.hidden();
    int last = hidden.size() - 1;
    List<DenseMap> maps =
        DenseMap.drawn(
            width,
            hidden.subList(0, last),
            hidden.get(last),
            l -> streams.stream("forward-weights", l));
    return new ForwardNetwork(inputs, classes, options, maps);
  }

  /** The place of a class among the inputs of the first layer. */
  int place(int label) {
    return options.labels() == Labels.OVER ? label : inputs + label;
  }

  private List<ClockedLayer> simulated(List<DenseMap> layers) {
    Neuron neuron = Neuron.leaky((float) options.leak(), 1, 1);
    return layers.stream()
        .map(map -> taking(map.neurons(1, 1, neuron, (float) options.threshold())))
        .toList();
  }

  private ClockedLayer taking(ClockedLayer layer) {
    if (!options.normalised()) {
      return layer;
    }
    List<Connection> connections = new ArrayList<>(layer.connections());
    connections.add(0, new UnitLength(layer.inputs()));
    return new ClockedLayer(connections, layer.neuron(), layer.threshold());
  }

  /**
   * The first layers as they are simulated, read by goodness.
   *
   * @param layers how many
   * @param gain of the evidence
   */
  ClockedModel model(Vectors data, int layers, double gain, Provenance provenance) {
    ReadOut readOut = new ReadOut(ReadOut.Kind.GOODNESS, 1, (float) gain);
    return data.model(
        options.steps(), Encoder.DIRECT, simulated(maps.subList(0, layers)), readOut, provenance);
  }

  /** All layers as they are simulated without a class, and a linear read-out of the last. */
  ClockedModel model(Vectors data, Classless layers, CountReadout readout, Provenance provenance) {
    List<ClockedLayer> own = new ArrayList<>(simulated(layers.maps()));
    own.add(readout.map().neurons(readout.scale(), 1f / options.steps(), Neuron.integrator(1), 1));
    return data.model(
        options.steps(), Encoder.DIRECT, own, ReadOut.of(ReadOut.Kind.POTENTIAL), provenance);
  }
}
