package org.sswim.energy;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassifierModel;

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
}
