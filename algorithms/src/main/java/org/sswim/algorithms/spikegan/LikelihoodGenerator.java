package org.sswim.algorithms.spikegan;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Epochs;
import org.sswim.descent.Optimizer;
import org.sswim.descent.Schedule;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;

/** The baseline: the same neurons, none of them hidden, by maximum likelihood. */
final class LikelihoodGenerator {
  private static final int BATCH = 32;
  private static final double RATE = 1e-2;

  /** Draws weights towards 0, as real samples are few. */
  private static final double DECAY = 1e-2;

  private LikelihoodGenerator() {}

  /**
   * Trains a generator.
   *
   * @param steps of the optimiser, about
   */
  static Generators trained(
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
            IntStream.range(0, real.count()).toArray(),
            new BatchSums(rows -> new LikelihoodPass(network, real, rows), BATCH, Workers.of(1)),
            new Optimizer(
                Optimizer.Rule.ADAMW, DECAY, Optimizer.Group.of(network.parameters(), true)),
            Epochs.Listener.NONE);
    return new Generators(List.of(network), stimulus);
  }
}
