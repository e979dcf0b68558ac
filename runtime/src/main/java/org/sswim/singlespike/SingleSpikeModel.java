package org.sswim.singlespike;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.SequenceClassifier;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * A network of neurons that fire once at most, which names the class of a vector or an image;
 * immutable, to be shared by threads. A value v enters as a spike at {@code 1 - x}, {@code x = (v -
 * mean) scale}; where x is 0 or less, there is none.
 *
 * @param classes names, each once: {@code [classes]}, at least 2
 * @param signalNames a name for each value; none where they have none
 * @param grid where the values are pixels; null for others
 * @param mean {@code [signals]}
 * @param scale {@code [signals]}
 * @param clock how time passes
 * @param layers each takes the spikes of the one before; the last has a neuron for each class
 * @param provenance where it came from
 */
public record SingleSpikeModel(
    List<String> classes,
    List<String> signalNames,
    @Nullable Grid grid,
    float[] mean,
    float[] scale,
    SpikeClock clock,
    List<SpikeLayer> layers,
    Provenance provenance)
    implements ClassModel {

  /** Checks that the parts fit each other. */
  public SingleSpikeModel {
    classes = List.copyOf(classes);
    signalNames = List.copyOf(signalNames);
    layers = List.copyOf(layers);
    if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException("there must be 2 classes or more, each once: " + classes);
    }
    SpikeLayer.requireLength("means", mean, mean.length);
    SpikeLayer.requireLength("scales", scale, mean.length);
    if (!signalNames.isEmpty() && signalNames.size() != mean.length) {
      throw new IllegalArgumentException(
          mean.length + " signals need as many names; got " + signalNames.size());
    }
    if (grid != null && grid.pixels() != mean.length) {
      throw new IllegalArgumentException(
          "an image of " + grid.pixels() + " pixels needs as many signals; got " + mean.length);
    }
    int width = mean.length;
    for (SpikeLayer layer : layers) {
      if (layer.inputs() != width) {
        throw new IllegalArgumentException(
            "a layer takes " + layer.inputs() + " spikes; there are " + width);
      }
      width = layer.outputs();
    }
    if (layers.isEmpty() || width != classes.size()) {
      throw new IllegalArgumentException(
          classes.size() + " classes need as many output neurons; got " + width);
    }
    if (clock.firing() == Firing.WINDOWED && clock.steps() != layers.size() + 1) {
      throw new IllegalArgumentException(
          layers.size() + " layers need a window more; got " + clock.steps());
    }
  }

  @Override
  public int signals() {
    return mean.length;
  }

  @Override
  public int shown() {
    return clock.steps();
  }

  /** Hidden neurons, and in event time the outputs, which fire too. */
  @Override
  public int neurons() {
    int sum = layers.stream().mapToInt(SpikeLayer::outputs).sum();
    return clock.firing() == Firing.WINDOWED ? sum - classes.size() : sum;
  }

  @Override
  public long parameters() {
    return layers.stream().mapToLong(SpikeLayer::parameters).sum();
  }

  @Override
  public SequenceClassifier newClassifier() {
    return newClassifier(SpikeProbe.NONE);
  }

  /**
   * A new classifier that is looked into.
   *
   * @param probe sees what the network computes
   */
  public SequenceClassifier newClassifier(SpikeProbe probe) {
    return new SingleSpikeClassifier(this, probe);
  }

  @Override
  public ClassStream newStream() {
    return new SingleSpikeStream(this);
  }

  /** A network at rest. */
  SpikeRun newRun(SpikeProbe probe) {
    return clock.firing() == Firing.WINDOWED
        ? new WindowedRun(this, probe)
        : new EventRun(this, probe);
  }

  /** Scales a vector. */
  void scale(float[] vector, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (vector[i] - mean[i]) * scale[i];
    }
  }
}
