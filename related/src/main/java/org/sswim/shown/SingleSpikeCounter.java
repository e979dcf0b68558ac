package org.sswim.shown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sswim.classification.Classification;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyProfile;
import org.sswim.energy.NeuronOperations;
import org.sswim.energy.SynapseCounter;
import org.sswim.energy.Synapses;

/**
 * Counts what a network of single spikes takes. At each synapse, a spike adds the weight to a
 * slope, which is an AC. It also adds the weight times its time to an intercept, which is a MAC.
 * This MAC counts as one of neurons, and so does the MAC of each voltage that is looked at.
 */
final class SingleSpikeCounter implements SpikeProbe {
  private final SingleSpikeModel model;
  private final List<SynapseCounter> layers = new ArrayList<>();

  /** 1 where an input has fired in the present sample: {@code [layers][inputs]}. */
  private final float[][] arrived;

  private double compared;

  SingleSpikeCounter(SingleSpikeModel model) {
    this.model = model;
    int count = model.layers().size();
    arrived = new float[count][];
    for (int l = 0; l < count; l++) {
      SpikeLayer layer = model.layers().get(l);
      String from = l == 0 ? "input" : "hidden " + l;
      String to = l + 1 == count ? "output" : "hidden " + (l + 1);
      layers.add(
          new SynapseCounter(from + " -> " + to, Synapses.of(layer.weights(), layer.outputs())));
      arrived[l] = new float[layer.inputs()];
    }
  }

  @Override
  public void arrived(int layer, int input) {
    arrived[layer][input] = 1;
  }

  @Override
  public void compared(int layer) {
    compared += model.layers().get(layer).outputs();
  }

  EnergyProfile count(List<float[]> samples) {
    ShownClassifier classifier = new ShownClassifier(model, model.newRun(this));
    int count = samples.size();
    long spikes = 0;
    long steps = 0;
    for (float[] sample : samples) {
      Classification said = classifier.classify(sample);
      spikes += said.spikes();
      steps += said.steps();
      for (int l = 0; l < arrived.length; l++) {
        layers.get(l).present(arrived[l]);
        Arrays.fill(arrived[l], 0);
      }
    }
    double added = layers.stream().mapToDouble(own -> own.operations(count).effective()).sum();
    return ClassMeter.profile(
        model,
        samples,
        new Counted.Samples(true, (double) steps / count, (double) spikes / count, count),
        layers,
        new NeuronOperations(added + compared / count, 0),
        (double) SynapseCounter.synapses(layers),
        model.signals(),
        bufferBytes(),
        1 - (double) spikes / count / Math.max(1, model.neurons()));
  }

  /** Spike times; slopes and intercepts, in event time of all layers at once. */
  private long bufferBytes() {
    long times = model.signals();
    long sum = 0;
    long most = 0;
    for (SpikeLayer layer : model.layers()) {
      times += layer.outputs();
      sum += 2L * layer.outputs();
      most = Math.max(most, 2L * layer.outputs());
    }
    return Float.BYTES
        * (times + (model.clock().firing() == SpikeClock.Firing.WINDOWED ? most : sum));
  }
}
