package org.sswim.shown;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.classification.ClassModel;
import org.sswim.classification.Portrait;
import org.sswim.energy.EnergyProfile;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.network.RunLimits;
import org.sswim.sequences.Grid;
import org.sswim.stored.Labelled;

/**
 * A network of clocked neurons that names the class of a vector, an image or a sequence; immutable,
 * to be shared by threads.
 *
 * <p>All layers take a step at the same time, one after another from the input on. A spike of a
 * layer reaches the next one within the step.
 *
 * @param classes names, each once: {@code [classes]}, at least 2
 * @param signalNames a name for each value; none where they have none
 * @param grid where the values are pixels; null for others
 * @param input how values reach the first layer
 * @param layers each takes what the layer before gives. Some also take what the layer two before
 *     gives. The last has a neuron for each class, but for goodness
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
    implements ShownModel {
  /** The kind of its files. */
  public static final ModelFormat<ClockedModel> FORMAT =
      new ModelFormat<>(ClockedModel.class, "sswim-clocked", "a classifier of clocked neurons");

  /** Checks that the parts fit each other. */
  public ClockedModel {
    classes = List.copyOf(classes);
    signalNames = List.copyOf(signalNames);
    layers = List.copyOf(layers);
    ClassModel.requireNames(classes, signalNames, grid, input.signals());
    Checks.that(!layers.isEmpty()).or("a network needs a layer at least");
    int width = input.signals();
    if (readOut.kind() == ReadOut.Kind.GOODNESS && layers.get(0).inputs() != width) {
      width += classes.size();
    }
    for (int l = 0; l < layers.size(); l++) {
      Checks.that(layers.get(l).inputs() == width)
          .or("layer %s takes %s values; there are %s", l + 1, layers.get(l).inputs(), width);
      width = layers.get(l).neurons();
      if (layers.get(l).shortcut() != 0) {
        Checks.that(l >= 2 && layers.get(l - 2).neurons() == width)
            .or("layer %s has a shortcut, but no layer as wide as it two before", l + 1);
      }
    }
    requireReadable(classes.size(), layers, readOut);
  }

  private static void requireReadable(int classes, List<ClockedLayer> layers, ReadOut readOut) {
    for (ClockedLayer layer : layers.subList(0, layers.size() - 1)) {
      Checks.that(layer.neuron().fires()).or("hidden neurons must fire");
    }
    ClockedLayer last = layers.get(layers.size() - 1);
    Checks.that(last.neuron().code() == Neuron.Code.COUNT)
        .or("spikes of the last layer must count");
    if (readOut.kind() == ReadOut.Kind.GOODNESS) {
      Checks.that(layers.get(0).inputs() >= classes && last.neuron().fires())
          .or("goodness needs as many input values as classes, and neurons that fire");
      return;
    }
    Checks.that(last.neurons() == classes)
        .or("%s classes need as many output neurons; got %s", classes, last.neurons());
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
    return rows() > 0 ? 0 : input.steps();
  }

  @Override
  public int rows() {
    return input.encoder() == Encoder.ROWS ? input.steps() : 0;
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
  public void scale(float[] vector, float[] out) {
    ShownModel.scale(input.mean(), input.scale(), vector, out);
  }

  @Override
  public ShownRun newRun() {
    return newRun(ClockedProbe.NONE);
  }

  /** The network at rest, looked into. */
  ShownRun newRun(ClockedProbe probe) {
    return readOut.kind() == ReadOut.Kind.GOODNESS
        ? new GoodnessRun(this, probe)
        : new ClockedRun(this, probe);
  }

  @Override
  public EnergyProfile measure(List<float[]> samples) {
    return new ClockedCounter(this).count(samples);
  }

  @Override
  public void requireLimits(long memory) {
    double values = 2.0 * signals();
    double step = 0;
    for (ClockedLayer layer : layers) {
      for (Connection connection : layer.connections()) {
        values += connection.outputs();
        step +=
            connection instanceof Convolution convolution
                ? (double) convolution.grid().pixels() * convolution.weights().length
                : (double) connection.parameters() + connection.inputs();
      }
      values += 6.0 * layer.neurons();
      step += (layer.shortcut() == 0 ? 1.0 : 2.0) * layer.neurons();
    }
    int runs = readOut.kind() == ReadOut.Kind.GOODNESS ? classes.size() : 1;
    RunLimits.requireRun("a classifier", values, runs * (input.steps() * step), memory);
  }

  @Override
  public Portrait portrait() {
    int steps = input.steps();
    String encoder = Labelled.of(input.encoder().name());
    return new Portrait(
        (rows() > 0 ? "cut into " : "shown for ")
            + steps
            + (steps == 1 ? " step" : " steps")
            + ", code "
            + encoder,
        layers.stream()
            .map(layer -> layer.neurons() + " " + layer.neuron().words())
            .collect(Collectors.joining(", ")),
        Labelled.of(readOut.kind().name()));
  }
}
