package org.sswim.studies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sswim.checks.Checks;
import org.sswim.model.ModelFormat;
import org.sswim.network.Provenance;
import org.sswim.network.RunLimits;
import org.sswim.shown.ShownModel;
import org.sswim.stored.Axes;
import org.sswim.stored.Limited;
import org.sswim.stored.Withers;

/**
 * Makes spike trains of each of some classes, as the experiment {@code spikegan-digits} keeps their
 * generators. Of a class there may be several generators, draws of a posterior, which take turns.
 * Safe for use by several threads at once, each with a source of chance of its own.
 *
 * @param classes their names, at least one
 * @param steps of a spike train, and units of the delay line that tells the time
 * @param noise units from outside that fire half of the time
 * @param hidden neurons that nobody sees
 * @param filters kernels by which each source is seen: {@code [filters][lags]}
 * @param trace by which a neuron sees itself: {@code [lags]}
 * @param generators of each class, equally many, class by class
 * @param provenance where they came from
 * @see <a href="https://arxiv.org/abs/2111.01750">Rosenfeld, Simeone and Rajendran 2022, Spiking
 *     generative adversarial networks with a neural network discriminator</a>
 */
@Withers
public record SpikeGenerators(
    List<String> classes,
    int steps,
    int noise,
    int hidden,
    float[][] filters,
    @Axes("lags") float[] trace,
    List<Weights> generators,
    Provenance provenance)
    implements SpikeGeneratorsBuilder.With, Limited {
  /** The kind of their files. */
  public static final ModelFormat<SpikeGenerators> FORMAT =
      new ModelFormat<>(SpikeGenerators.class, "sswim-generators", "generators of spike trains");

  private static final int MOST = 10_000;
  private static final int MOST_FILTERS = 16;
  private static final int MOST_LAGS = 1000;
  private static final int MOST_DRAWS = 100;
  private static final int MOST_CLASSES = 1000;

  /**
   * The weights of a generator.
   *
   * @param weights of every source by every filter, at last biases, row-major {@code [sources
   *     filters + 1][neurons]}; sources are the delay line, units from outside, neurons
   * @param own of a neuron's own past: {@code [neurons]}; hidden neurons first
   */
  public record Weights(
      @Axes({"sources * filters + 1", "neurons"}) float[] weights, @Axes("neurons") float[] own) {
    /** Number of neurons. */
    int neurons() {
      return own.length;
    }
  }

  /** Checks shapes and ranges. */
  public SpikeGenerators {
    classes = List.copyOf(classes);
    generators = List.copyOf(generators);
    Checks.within("steps", steps, 1, MOST);
    Checks.within("noise", noise, 0, MOST);
    Checks.within("hidden", hidden, 0, MOST);
    Checks.within("filters", filters.length, 1, MOST_FILTERS);
    Checks.within("lags", trace.length, 2, MOST_LAGS);
    Checks.within("classes", classes.size(), 1, MOST_CLASSES);
    Checks.within("draws", generators.size() / classes.size(), 1, MOST_DRAWS);
    Checks.not(generators.size() % classes.size() != 0)
        .or("there must be as many generators of each class; got %s", generators.size());
    for (float[] filter : filters) {
      ShownModel.requireLength("values of a filter", filter, trace.length);
    }
    ShownModel.requireLength("values of the trace", trace, trace.length);
    long neurons = generators.get(0).own.length;
    Checks.within("visible", (int) neurons - hidden, 1, MOST);
    long sources = (long) steps + noise + neurons;
    for (Weights each : generators) {
      ShownModel.requireLength("weights", each.weights, (sources * filters.length + 1) * neurons);
      ShownModel.requireLength("weights of neurons themselves", each.own, neurons);
    }
  }

  @Override
  public void requireLimits(long memory) {
    double all = generators.get(0).own.length;
    double spikes = steps * (1 + noise + all);
    double spread = (double) Math.min(trace.length, steps) * filters.length * all;
    RunLimits.requireRun("a run", 2.0 * steps * all, spikes * spread, RunLimits.ofARun(memory));
  }

  /**
   * The generators of a file.
   *
   * @throws org.sswim.model.InvalidModelException if the file cannot be read, is damaged or holds
   *     no generators
   */
  public static SpikeGenerators read(Path file) {
    return FORMAT.read(file);
  }

  /** Neurons of a spike train. */
  public int neurons() {
    return generators.get(0).own.length - hidden;
  }

  /**
   * Makes spike trains of a class.
   *
   * @param of number of the class
   * @param count how many
   * @param random covers the draws
   * @return each 0 or 1, step by step: {@code [steps][neurons]}
   * @throws IllegalArgumentException if the class does not exist
   */
  public List<float[]> sample(int of, int count, RandomGenerator random) {
    Checks.within("class", of, 0, classes.size() - 1);
    int draws = generators.size() / classes.size();
    List<SpikeGenerator> own =
        generators.subList(of * draws, (of + 1) * draws).stream()
            .map(weights -> new SpikeGenerator(this, weights))
            .toList();
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trains.add(own.get(i % own.size()).sample(random));
    }
    return trains;
  }
}
