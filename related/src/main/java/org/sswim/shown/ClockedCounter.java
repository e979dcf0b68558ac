package org.sswim.shown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.NeuronOperations;
import org.sswim.energy.SynapseCounter;
import org.sswim.energy.Synapses;

/** Counts what a network of clocked neurons takes. */
final class ClockedCounter implements ClockedProbe {
  private final ClockedModel model;

  /** By layer, then connection. */
  private final List<List<SynapseCounter>> layers = new ArrayList<>();

  private long steps;
  private long spikes;
  private long silent;
  private long outputs;
  private double macs;
  private double acs;

  ClockedCounter(ClockedModel model) {
    this.model = model;
    int last = model.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      ClockedLayer layer = model.layers().get(l);
      String name = name(l - 1, last) + " -> " + name(l, last);
      List<SynapseCounter> own = new ArrayList<>();
      for (Connection connection : layer.connections()) {
        String kind =
            connection instanceof Convolution
                ? ", convolution"
                : connection instanceof AveragePooling
                    ? ", pooling"
                    : connection instanceof UnitLength ? ", unit length" : "";
        own.add(new SynapseCounter(name + kind, connection.synapses()));
      }
      if (layer.shortcut() != 0) {
        int[] each = new int[layer.neurons()];
        Arrays.fill(each, 1);
        Synapses synapses = new Synapses(each, each.length, each.length, 1, 0);
        own.add(new SynapseCounter(name(l - 2, last) + " -> " + name(l, last), synapses));
      }
      layers.add(own);
    }
  }

  private String name(int layer, int last) {
    boolean output = layer == last && model.readOut().kind() != ReadOut.Kind.GOODNESS;
    return layer < 0 ? "input" : output ? "output" : "hidden " + (layer + 1);
  }

  @Override
  public void applied(int layer, int connection, float[] in) {
    SynapseCounter counter = layers.get(layer).get(connection);
    boolean shortcut = connection == model.layers().get(layer).connections().size();
    if (layer > 0 && (connection == 0 || shortcut)) {
      if (model.layers().get(layer - (shortcut ? 2 : 1)).neuron().code() == Neuron.Code.COUNT) {
        counter.presentSpikes(in);
      } else {
        counter.presentEvents(in);
      }
    } else {
      counter.present(in);
    }
  }

  @Override
  public void stepped(int layer, float[] fired) {
    ClockedLayer own = model.layers().get(layer);
    double sum = 0;
    for (float spike : fired) {
      sum += spike;
      silent += own.neuron().fires() && spike == 0 ? 1 : 0;
    }
    int neurons = fired.length;
    // m <- decay m + gain I is a MAC where either factor is not 1, else an addition; a spike
    // subtracts the threshold. So is what currents come through; spikes that do not count are
    // multiplied by what they stand for.
    macs += (own.neuron().decay() < 1 ? neurons : 0) + (own.neuron().gain() != 1 ? neurons : 0);
    macs += own.neuron().rise() > 0 ? neurons : 0;
    macs += own.neuron().code() == Neuron.Code.COUNT ? 0 : sum;
    acs += (own.neuron().decay() < 1 ? 0 : neurons) + sum;
    spikes += (long) sum;
    outputs += own.neuron().fires() ? neurons : 0;
    steps += layer == 0 ? 1 : 0;
  }

  EnergyProfile count(List<float[]> samples) {
    ShownClassifier classifier = new ShownClassifier(model, model.newRun(this));
    samples.forEach(classifier::classify);
    int count = samples.size();
    List<SynapseCounter> all = layers.stream().flatMap(List::stream).toList();
    // A network without spikes takes a pass, or one for each class that it is run with.
    long passes = model.readOut().kind() == ReadOut.Kind.GOODNESS ? model.classes().size() : 1;
    return ClassMeter.profile(
        model,
        samples,
        new Counted.Samples(true, (double) steps / count, (double) spikes / count, count),
        all,
        new NeuronOperations(macs / count, acs / count),
        (double) passes * SynapseCounter.synapses(all),
        model.signals(),
        bufferBytes(),
        (double) silent / Math.max(1, outputs));
  }

  /** Two input vectors; of each neuron voltage, spikes and count; what connections give. */
  private long bufferBytes() {
    long values = 2L * model.signals();
    for (ClockedLayer layer : model.layers()) {
      values += 3L * layer.neurons();
      values += layer.neuron().rise() > 0 ? layer.neurons() : 0;
      values += layer.neuron().code() == Neuron.Code.COUNT ? 0 : layer.neurons();
      for (Connection connection : layer.connections()) {
        values += connection.outputs();
      }
    }
    return Float.BYTES * values;
  }
}
