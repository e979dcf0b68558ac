package org.sswim.clocked;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.SequenceClassifier;
import org.sswim.network.Provenance;
import org.sswim.sequences.Grid;

/**
 * A network of clocked neurons that names the class of a vector or an image; immutable, to be
 * shared by threads.
 *
 * <p>All layers take a step at the same time, one after another from the input on: a spike of a
 * layer reaches the next within the step.
 *
 * @param classes names, each once: {@code [classes]}, at least 2
 * @param signalNames a name for each value; none where they have none
 * @param grid where the values are pixels; null for others
 * @param input how values reach the first layer
 * @param layers each takes what the one before gives; the last has a neuron for each class, but for
 *     goodness
 * @param readOut how the classes are said
 * @param provenance where it came from
 */
public record ClockedModel(
    List<String> classes,
    List<String> signalNames,
    @Nullable Grid grid,
    ClockedInput input,
    List<ClockedLayer> layers,
    ReadOut readOut,
    Provenance provenance)
    implements ClassModel {

  /** Checks that the parts fit each other. */
  public ClockedModel {
    classes = List.copyOf(classes);
    signalNames = List.copyOf(signalNames);
    layers = List.copyOf(layers);
    if (classes.size() < 2 || new HashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException("there must be 2 classes or more, each once: " + classes);
    }
    if (!signalNames.isEmpty() && signalNames.size() != input.signals()) {
      throw new IllegalArgumentException(
          input.signals() + " signals need as many names; got " + signalNames.size());
    }
    if (grid != null && grid.pixels() != input.signals()) {
      throw new IllegalArgumentException(
          "an image of " + grid.pixels() + " pixels needs as many signals; got " + input.signals());
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs a layer at least");
    }
    int width = input.signals();
    if (readOut.kind() == ReadOut.Kind.GOODNESS && layers.get(0).inputs() != width) {
      width += classes.size();
    }
    for (int l = 0; l < layers.size(); l++) {
      if (layers.get(l).inputs() != width) {
        throw new IllegalArgumentException(
            "layer "
                + (l + 1)
                + " takes "
                + layers.get(l).inputs()
                + " values; there are "
                + width);
      }
      width = layers.get(l).neurons();
    }
    requireReadable(classes.size(), layers, readOut);
  }

  private static void requireReadable(int classes, List<ClockedLayer> layers, ReadOut readOut) {
    for (ClockedLayer layer : layers.subList(0, layers.size() - 1)) {
      if (!layer.neuron().fires()) {
        throw new IllegalArgumentException("hidden neurons must fire");
      }
    }
    ClockedLayer last = layers.get(layers.size() - 1);
    if (last.neuron().code() != Neuron.Code.COUNT) {
      throw new IllegalArgumentException("spikes of the last layer must count");
    }
    if (readOut.kind() == ReadOut.Kind.GOODNESS) {
      if (layers.get(0).inputs() < classes || !last.neuron().fires()) {
        throw new IllegalArgumentException(
            "goodness needs as many input values as classes, and neurons that fire");
      }
      return;
    }
    if (last.neurons() != classes) {
      throw new IllegalArgumentException(
          classes + " classes need as many output neurons; got " + last.neurons());
    }
    boolean potential = readOut.kind() == ReadOut.Kind.POTENTIAL;
    if (potential == last.neuron().fires()) {
      throw new IllegalArgumentException(
          potential
              ? "outputs that are read by their voltages must not fire"
              : "outputs that are read by their spikes must fire");
    }
  }

  @Override
  public int signals() {
    return input.signals();
  }

  @Override
  public int shown() {
    return input.steps();
  }

  @Override
  public int neurons() {
    return layers.stream().filter(l -> l.neuron().fires()).mapToInt(ClockedLayer::neurons).sum();
  }

  @Override
  public long parameters() {
    return layers.stream().mapToLong(ClockedLayer::parameters).sum();
  }

  @Override
  public SequenceClassifier newClassifier() {
    return new ClockedClassifier(this);
  }

  @Override
  public ClassStream newStream() {
    return readOut.kind() == ReadOut.Kind.GOODNESS
        ? new GoodnessStream(this)
        : new ClockedStream(this);
  }
}
