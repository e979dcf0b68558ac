package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.Rows;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Optimizer;
import org.sswim.gradient.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/**
 * A belief network of two restricted Boltzmann machines, the paper's baseline. The upper one learns
 * what the hidden units of the lower one say together with the class. With the class held it draws
 * by turns, and the lower one makes rates or spikes of what comes out.
 *
 * @param lower machine of samples as they are seen
 * @param upper machine of its hidden units and a unit of each class
 * @see <a href="https://doi.org/10.1162/neco.2006.18.7.1527">Hinton, Osindero and Teh 2006, A fast
 *     learning algorithm for deep belief nets</a>
 */
record BeliefNetwork(BoltzmannMachine lower, BoltzmannMachine upper) {
  private static final int HIDDEN = 100;
  private static final int EPOCHS = 30;
  private static final int BATCH = 32;
  private static final double RATE = 0.01;
  private static final double DECAY = 2e-4;
  private static final int TURNS = 200;

  /** Trains one machine after the other on samples with classes. */
  static BeliefNetwork trained(SpikeSample all, SpikeGanOptions.View view, long seed) {
    List<float[]> seen = new ArrayList<>();
    for (float[] train : all.trains()) {
      float[] own = new float[view.width(all)];
      view.see(all, train, own);
      seen.add(own);
    }
    BoltzmannMachine lower = machine(seen, seed, 0);
    List<float[]> said = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      float[] own = new float[HIDDEN + all.classes()];
      lower.up(1, seen.get(i), own);
      own[HIDDEN + all.label()[i]] = 1;
      said.add(own);
    }
    return new BeliefNetwork(lower, machine(said, seed, 1));
  }

  private static BoltzmannMachine machine(List<float[]> data, long seed, int number) {
    BoltzmannMachine machine =
        BoltzmannMachine.drawn(
            data.get(0).length, HIDDEN, new SeedStreams(seed).stream("belief-weights", number));
    new Epochs(EPOCHS, BATCH, RATE, Schedule.COSINE, seed, "belief-batches-" + number)
        .run(
            data.size(),
            rows ->
                new BoltzmannMachine.ContrastPass(
                    machine, data, rows, new SeedStreams(seed).stream("belief", number)),
            Workers.of(1),
            new Optimizer(
                Optimizer.Rule.SGD,
                DECAY,
                List.of(
                    new Optimizer.Group(machine.weights(), 1, true),
                    new Optimizer.Group(machine.down(), 1, false),
                    new Optimizer.Group(machine.up(), 1, false))),
            Epochs.Listener.NONE);
    return machine;
  }

  /**
   * Spike trains of a class.
   *
   * @param like what it was trained on
   */
  SpikeSample sample(SpikeSample like, int label, int count, UniformRandomProvider random) {
    List<float[]> trains = new ArrayList<>();
    float[] units = new float[upper.visible()];
    float[] hidden = new float[HIDDEN];
    float[] rates = new float[lower.visible()];
    for (int i = 0; i < count; i++) {
      Arrays.fill(units, 0.5f);
      for (int turn = 0; turn < TURNS; turn++) {
        Arrays.fill(units, HIDDEN, units.length, 0);
        units[HIDDEN + label] = 1;
        upper.up(1, units, hidden);
        BoltzmannMachine.fire(hidden, HIDDEN, random);
        upper.down(1, hidden, units);
        BoltzmannMachine.fire(units, HIDDEN, random);
      }
      lower.down(1, units, rates);
      float[] train = new float[like.steps() * like.neurons()];
      Rows.repeat(train.length / rates.length, rates, train);
      BoltzmannMachine.fire(train, train.length, random);
      trains.add(train);
    }
    return new SpikeSample(like.steps(), like.neurons(), trains);
  }
}
