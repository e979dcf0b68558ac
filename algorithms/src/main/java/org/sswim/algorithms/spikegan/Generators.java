package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

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

  /**
   * Trains generators.
   *
   * @param way place among {@link #WAYS}, from 1 on
   * @param number sets random numbers of several trainings apart
   */
  static Generators trained(
      int way, SpikeSample real, SpikeGanOptions options, long seed, int number) {
    return switch (way) {
      case 1 -> LikelihoodGenerator.trained(real, options, seed, number, LIKELIHOOD_STEPS);
      case 2 -> new SpikeGanTrainer(real, options.withDraws(1), seed, number).run();
      default -> new SpikeGanTrainer(real, options, seed, number).run();
    };
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
}
