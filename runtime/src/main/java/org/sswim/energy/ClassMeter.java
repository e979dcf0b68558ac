package org.sswim.energy;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.Classification;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.InputCoding;
import org.sswim.network.HiddenNetwork;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;

/** Lets a classifier name samples and counts what each takes. */
public final class ClassMeter {
  private ClassMeter() {}

  /**
   * Counts samples, each from rest.
   *
   * <p>Inputs that stay the same while a vector is shown as a constant current are counted once, as
   * the runtime computes them.
   *
   * @param samples as files hold them, at least one: of each row-major {@code [steps][signals]}
   * @throws IllegalArgumentException if there are none, or the model cannot take one
   */
  public static EnergyProfile measure(ClassModel model, List<float[]> samples) {
    Checks.that(!samples.isEmpty()).or("counting operations needs a sample at least");
    return model instanceof Metered metered
        ? metered.measure(samples)
        : new SectionsCounter((ClassifierModel) model).count(samples);
  }

  /**
   * Some samples, evenly spread over all: files often hold one class after another.
   *
   * @param count how many, at least 1; all where there are not more
   */
  public static List<float[]> spread(List<float[]> samples, int count) {
    int all = samples.size();
    if (count >= all) {
      return samples;
    }
    return IntStream.range(0, count)
        .mapToObj(i -> samples.get((int) ((long) i * all / count)))
        .toList();
  }

  /**
   * The profile of a classifier whose operations have been counted.
   *
   * @param samples that were counted
   * @param counted what they took of steps and spikes
   * @param layers synapses, in the order of the data
   * @param neurons operations of the neurons for one sample
   * @param denseMacs of a network of the same shape that does not spike
   * @param inputs values that a step begins with
   * @param bufferBytes what the network remembers while it runs
   * @param activationSparsity share of neuron outputs that were 0
   */
  public static EnergyProfile profile(
      ClassModel model,
      List<float[]> samples,
      Counted.Samples counted,
      List<SynapseCounter> layers,
      NeuronOperations neurons,
      double denseMacs,
      int inputs,
      long bufferBytes,
      double activationSparsity) {
    double values = samples.stream().mapToLong(sample -> sample.length).sum();
    return new EnergyProfile(
        counted,
        layers.stream().map(layer -> layer.operations(samples.size())).toList(),
        neurons,
        denseMacs,
        values / samples.size() * model.classes().size(),
        Float.BYTES * (model.parameters() + 2L * inputs),
        bufferBytes,
        SynapseCounter.sparsity(layers),
        activationSparsity);
  }

  /** Counts what an S-SWIM network takes that reads rates over sections. */
  private static final class SectionsCounter extends NetworkCounter {
    private final ClassifierModel model;
    private final HiddenNetwork hidden;
    private long steps;

    /** Spikes of the last layer, which are counted for the read-out. */
    private long ofLast;

    SectionsCounter(ClassifierModel model) {
      super(
          model.network().hidden(),
          model.network().readout(),
          model.skipSections() > 0 ? model.skip() : null);
      this.model = model;
      hidden = model.network().hidden();
    }

    @Override
    public void stepped(NetworkState state) {
      steps++;
      super.stepped(state);
      for (float spike : state.spikes(hidden.layers().size() - 1)) {
        ofLast += spike == 0 ? 0 : 1;
      }
    }

    EnergyProfile count(List<float[]> samples) {
      Classifier classifier = new Classifier(model, this);
      int longest = 0;
      for (float[] sample : samples) {
        Classification said = classifier.classify(sample);
        longest = Math.max(longest, said.steps());
      }
      int count = samples.size();
      boolean shown = model.coding().vectors();
      double dense = operations(count).stream().mapToDouble(LayerOperations::dense).sum();
      double perSample = (double) steps / count;
      return ClassMeter.profile(
          model,
          samples,
          new Counted.Samples(shown, perSample, (double) spikes() / count, count),
          layers(),
          // Each rate is a count, scaled once.
          new NeuronOperations(
              perSample * NeuronUpdates.neurons(hidden) + hidden.features(),
              (double) ofLast / count),
          shown ? SynapseCounter.synapses(layers()) : dense,
          model.coding().inputs(),
          bufferBytes(longest),
          activationSparsity());
    }

    private long bufferBytes(int longest) {
      NetworkState state = new NetworkStep(hidden).newState();
      InputCoding coding = model.coding();
      long values =
          state.values()
              + (long) hidden.input().taps() * coding.inputs()
              + hidden.layers().get(0).neurons()
              + hidden.features();
      // Where sections are told apart, which step falls to which is known at the end only.
      long words = model.sections() > 1 ? (hidden.last().neurons() + Long.SIZE - 1) / Long.SIZE : 0;
      long sums = model.skipSections() > 0 ? (longest + 1L) * coding.inputs() : 0;
      return Float.BYTES * values + (long) Long.BYTES * longest * words + Double.BYTES * sums;
    }
  }
}
