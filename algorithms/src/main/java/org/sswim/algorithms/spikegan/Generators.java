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
  /** Copies the list. */
  Generators {
    networks = List.copyOf(networks);
  }

  /** Samples of the generators in turn. */
  SpikeSample sample(int count, UniformRandomProvider random) {
    int steps = stimulus.steps();
    int visible = networks.get(0).visible();
    List<float[]> trains = new ArrayList<>();
    List<GlmRun> runs = networks.stream().map(network -> new GlmRun(network, 1, steps)).toList();
    float[] inputs = stimulus.memory(1);
    for (int i = 0; i < count; i++) {
      GlmRun run = runs.get(i % runs.size());
      stimulus.draw(1, random, inputs);
      run.run(1, inputs, null, random);
      float[] train = new float[steps * visible];
      run.copyVisible(0, train);
      trains.add(train);
    }
    return new SpikeSample(steps, visible, trains);
  }
}
