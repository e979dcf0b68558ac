package org.sswim.shown;

import java.util.Arrays;
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
import org.sswim.stored.Axes;
import org.sswim.stored.Withers;

/**
 * A network of neurons that fire once at most, which names the class of a vector or an image;
 * immutable, to be shared by threads. A value v enters as a spike at {@code 1 - x}, {@code x = (v -
 * mean) scale}. It makes no spike where x is 0 or less.
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
@Withers
public record SingleSpikeModel(
    List<String> classes,
    List<String> signalNames,
    @Nullable Grid grid,
    @Axes("signals") float[] mean,
    @Axes("signals") float[] scale,
    SpikeClock clock,
    List<SpikeLayer> layers,
    Provenance provenance)
    implements SingleSpikeModelBuilder.With, ShownModel {
  /** The kind of its files. */
  public static final ModelFormat<SingleSpikeModel> FORMAT =
      new ModelFormat<>(
          SingleSpikeModel.class, "sswim-single-spike", "a classifier of single spikes");

  /** Values that a running network holds of each neuron, about. */
  private static final double OF_NEURON = 6;

  /** Checks that the parts fit each other. */
  public SingleSpikeModel {
    classes = List.copyOf(classes);
    signalNames = List.copyOf(signalNames);
    layers = List.copyOf(layers);
    ClassModel.requireNames(classes, signalNames, grid, mean.length);
    ShownModel.requireLength("means", mean, mean.length);
    ShownModel.requireLength("scales", scale, mean.length);
    int width = mean.length;
    for (SpikeLayer layer : layers) {
      Checks.that(layer.inputs() == width)
          .or("a layer takes %s spikes; there are %s", layer.inputs(), width);
      width = layer.outputs();
    }
    Checks.that(!layers.isEmpty() && width == classes.size())
        .or("%s classes need as many output neurons; got %s", classes.size(), width);
    Checks.that(clock.firing() != SpikeClock.Firing.WINDOWED || clock.steps() == layers.size() + 1)
        .or("%s layers need a window more; got %s", layers.size(), clock.steps());
  }

  /** A network of values that have no names and enter as they are: means 0, scales 1. */
  public static SingleSpikeModel of(
      List<String> classes, SpikeClock clock, List<SpikeLayer> layers, Provenance provenance) {
    int signals = layers.get(0).inputs();
    float[] ones = new float[signals];
    Arrays.fill(ones, 1);
    return new SingleSpikeModel(
        classes, List.of(), null, new float[signals], ones, clock, layers, provenance);
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
    return clock.firing() == SpikeClock.Firing.WINDOWED ? sum - classes.size() : sum;
  }

  @Override
  public long parameters() {
    return layers.stream().mapToLong(SpikeLayer::parameters).sum();
  }

  @Override
  public void scale(float[] vector, float[] out) {
    ShownModel.scale(mean, scale, vector, out);
  }

  @Override
  public ShownRun newRun() {
    return newRun(SpikeProbe.NONE);
  }

  /** The network at rest, looked into. */
  ShownRun newRun(SpikeProbe probe) {
    return clock.firing() == SpikeClock.Firing.WINDOWED
        ? new WindowedRun(this, probe)
        : new EventRun(this, probe);
  }

  @Override
  public EnergyProfile measure(List<float[]> samples) {
    return new SingleSpikeCounter(this).count(samples);
  }

  @Override
  public void requireLimits(long memory) {
    double neurons = layers.stream().mapToDouble(SpikeLayer::outputs).sum();
    RunLimits.requireRun(
        "a classifier",
        2.0 * signals() + OF_NEURON * neurons,
        shown() * neurons + parameters(),
        memory);
  }

  @Override
  public Portrait portrait() {
    boolean windowed = clock.firing() == SpikeClock.Firing.WINDOWED;
    List<Integer> widths = layers.stream().map(SpikeLayer::outputs).toList();
    String hidden =
        widths.subList(0, windowed ? widths.size() - 1 : widths.size()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return new Portrait(
        "one spike each, the earlier the larger",
        windowed
            ? "%s neurons that fire once at most, a window each, and %s outputs"
                .formatted(hidden, widths.get(widths.size() - 1))
            : hidden + " neurons that fire once at most, in event time",
        windowed ? "voltages at the end of the last window" : "first spike");
  }
}
