package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.GradientPass;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * Trained generators, each of which makes as many samples as the others.
 *
 * @param networks of equal numbers of visible neurons; at least one
 * @param stimulus what drives them
 */
record Generators(List<GlmNetwork> networks, Stimulus stimulus) {
  /** Ways to come by samples, which experiments compare: real ones first. */
  static final List<String> WAYS =
      List.of("real", "maximum likelihood", "spikegan", "spikegan, draws");

  private static final int LIKELIHOOD_STEPS = 1000;
  private static final int BATCH = 32;
  private static final double RATE = 1e-2;

  /** Draws weights of the likelihood towards 0, as real samples are few. */
  private static final double DECAY = 1e-2;

  /**
   * Trains generators.
   *
   * @param way place among {@link #WAYS}, from 1 on
   * @param number sets random numbers of several trainings apart
   */
  static Generators trained(
      int way, SpikeSample real, SpikeGanOptions options, long seed, int number) {
    return switch (way) {
      case 1 -> likely(real, options, seed, number, LIKELIHOOD_STEPS);
      case 2 -> new SpikeGanTrainer(real, options.withDraws(1), seed, number).run();
      default -> new SpikeGanTrainer(real, options, seed, number).run();
    };
  }

  /**
   * The baseline: the same neurons, none of them hidden, by maximum likelihood.
   *
   * @param steps of the optimiser, about
   */
  static Generators likely(
      SpikeSample real, SpikeGanOptions options, long seed, int number, int steps) {
    Stimulus stimulus = new Stimulus(0, real.steps(), 0);
    GlmNetwork network =
        GlmNetwork.drawn(
            stimulus.inputs(),
            0,
            real.neurons(),
            Basis.of(options.basis(), options.filters(), options.lags()),
            options.spread(),
            real.rate(),
            new SeedStreams(seed).stream("spikegan-likelihood", number));
    int each = (real.count() + BATCH - 1) / BATCH;
    int epochs = Math.max(1, steps / each);
    new Epochs(epochs, BATCH, RATE, Schedule.COSINE, seed, "spikegan-likelihood-" + number)
        .run(
            real.count(),
            rows -> new LikelihoodPass(network, real, rows),
            Workers.of(1),
            new Optimizer(
                Optimizer.Rule.ADAMW, DECAY, Optimizer.Group.of(network.parameters(), true)),
            Epochs.Listener.NONE);
    return new Generators(List.of(network), stimulus);
  }

  /** Copies the list. */
  Generators {
    networks = List.copyOf(networks);
  }

  /**
   * Samples of the generators in turn.
   *
   * @param label class of all of them, where generators are told it
   */
  SpikeSample sample(int count, UniformRandomProvider random, int... label) {
    int steps = stimulus.steps();
    int visible = networks.get(0).visible();
    List<float[]> trains = new ArrayList<>();
    List<GlmRun> runs = networks.stream().map(network -> new GlmRun(network, 1, steps)).toList();
    float[] inputs = stimulus.memory(1);
    for (int i = 0; i < count; i++) {
      GlmRun run = runs.get(i % runs.size());
      stimulus.draw(1, random, inputs, label);
      run.run(1, inputs, null, random);
      float[] train = new float[steps * visible];
      run.copyVisible(0, train);
      trains.add(train);
    }
    return new SpikeSample(steps, visible, trains);
  }

  /**
   * Loss and gradient of some spike trains by maximum likelihood, in the memory of one worker: the
   * loss is {@code -ln P} of all their spikes. There are no hidden neurons, so that it is convex
   * and nothing is drawn.
   */
  static final class LikelihoodPass extends GradientPass {
    private final SpikeSample data;
    private final GlmRun run;
    private final float[] inputs;
    private final float[] shown;
    private final UniformRandomProvider unused = new SeedStreams(0).stream("spikegan-shown");

    /**
     * Memory of a worker.
     *
     * @param network without hidden neurons, which takes a delay line and no noise
     * @param rows samples at once
     */
    LikelihoodPass(GlmNetwork network, SpikeSample data, int rows) {
      this.data = data;
      run = new GlmRun(network, rows, data.steps());
      Stimulus stimulus = new Stimulus(0, data.steps(), 0);
      inputs = stimulus.memory(rows);
      stimulus.draw(rows, unused, inputs);
      shown = new float[rows * data.steps() * data.neurons()];
      addZeros(network.parameters());
    }

    @Override
    protected double pass(int[] order, int from, int count, double share) {
      int width = data.steps() * data.neurons();
      for (int r = 0; r < count; r++) {
        System.arraycopy(data.trains().get(order[from + r]), 0, shown, r * width, width);
      }
      double loss = -run.run(count, inputs, shown, unused);
      if (share > 0) {
        run.addGradient(count, (float) -share, gradients());
      }
      return loss;
    }
  }
}
