package org.sswim.studies;

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

  /**
   * A network of random neurons. Each hears a delay line that tells the time, units that fire half
   * of the time, and the past of all neurons:
   *
   * <pre>
   *   u_i(t) = sum_jb w_ijb (f_b * s_j)(t) + w_i (g * s_i)(t) + gamma_i,   P(s_i(t) = 1) = 1 / (1 + exp(-u_i(t)))
   * </pre>
   *
   * <p>The last neurons are visible; those before them are hidden.
   */
  private static final class SpikeGenerator {
    private final int steps;
    private final int noise;
    private final int hidden;
    private final int neurons;
    private final int lags;

    /** f_b(k): {@code [filters][lags]}. */
    private final float[][] filters;

    /** g(k): {@code [lags]}. */
    private final float[] trace;

    /** w and behind them gamma: {@code [(steps + noise + neurons) filters + 1][neurons]}. */
    private final float[] weights;

    /** w_i: {@code [neurons]}. */
    private final float[] own;

    SpikeGenerator(SpikeGenerators all, SpikeGenerators.Weights weights) {
      steps = all.steps();
      noise = all.noise();
      hidden = all.hidden();
      neurons = weights.own().length;
      filters = all.filters();
      lags = all.trace().length;
      trace = all.trace();
      this.weights = weights.weights();
      own = weights.own();
    }

    /** A spike train of the visible neurons: {@code [steps][visible]}. */
    float[] sample(RandomGenerator random) {
      float[] potentials = new float[steps * neurons];
      for (int t = 0; t < steps; t++) {
        System.arraycopy(weights, weights.length - neurons, potentials, t * neurons, neurons);
      }
      for (int t = 0; t < steps; t++) {
        spread(potentials, t, t, 0);
        for (int i = 0; i < noise; i++) {
          if (random.nextBoolean()) {
            spread(potentials, t, steps + i, 0);
          }
        }
      }
      int visible = neurons - hidden;
      float[] train = new float[steps * visible];
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < neurons; i++) {
          double p = 1 / (1 + Math.exp(-(double) potentials[t * neurons + i]));
          if (random.nextDouble() < p) {
            spread(potentials, t, steps + noise + i, 1);
            spreadOwn(potentials, t, i);
            if (i >= hidden) {
              train[t * visible + i - hidden] = 1;
            }
          }
        }
      }
      return train;
    }

    /** Adds what a spike of a source does to the potentials from some lag on. */
    private void spread(float[] potentials, int t, int source, int from) {
      int end = Math.min(steps - t, lags);
      for (int k = from; k < end; k++) {
        for (int b = 0; b < filters.length; b++) {
          float f = filters[b][k];
          int row = (source * filters.length + b) * neurons;
          for (int i = 0; i < neurons; i++) {
            potentials[(t + k) * neurons + i] += f * weights[row + i];
          }
        }
      }
    }

    private void spreadOwn(float[] potentials, int t, int neuron) {
      int end = Math.min(steps - t, lags);
      for (int k = 1; k < end; k++) {
        potentials[(t + k) * neurons + neuron] += trace[k] * own[neuron];
      }
    }
  }
}
