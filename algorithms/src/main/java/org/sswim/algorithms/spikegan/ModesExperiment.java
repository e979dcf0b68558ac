package org.sswim.algorithms.spikegan;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.checks.Checks;
import org.sswim.sampling.SeedStreams;

/** Which of two modes generators cover: one against a discriminator, several draws, likelihood. */
public final class ModesExperiment {
  /** Both modes are covered from this share of the samples on. */
  private static final double COVERED = 0.25;

  private static final int REAL = 1000;
  private static final int LOOKED_AT = 1200;

  private ModesExperiment() {}

  /** Shares of samples inside the two modes. */
  private record Shares(String name, double up, double down, double seconds) {
    double rarer() {
      return Math.min(up, down);
    }
  }

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<SpikeGanOptions> run) {
    List<List<Shares>> found =
        run.trials(
            List.of(0, 1, 2, 3),
            Generators.WAYS::get,
            (way, seed, progress) -> shares(way, run.options(), seed));
    return new TrialTable<Shares>()
        .fact("generator", Shares::name)
        .median("inside", s -> s.up + s.down)
        .median("in one mode", s -> Math.max(s.up, s.down))
        .median("in the other", Shares::rarer)
        .column("cover both", ModesExperiment::covering)
        .median("fit [s]", Shares::seconds)
        .findings(
            found,
            "Draws cover both modes, each by at least %.0f %% of the samples, in %d of %d"
                + " seeds",
            100 * COVERED,
            covering(found.get(3)),
            run.seeds().size());
  }

  private static long covering(List<Shares> seeds) {
    return seeds.stream().filter(s -> s.rarer() >= COVERED).count();
  }

  private static Shares shares(int generator, SpikeGanOptions options, long seed) {
    TwoModes modes = TwoModes.of(options.steps());
    SeedStreams streams = new SeedStreams(seed);
    SpikeSample real = modes.draw(REAL, streams.stream("spikegan-modes"));
    long began = System.nanoTime();
    SpikeSample sample;
    if (generator == 0) {
      sample = real;
    } else {
      Generators made = Generators.trained(generator, real, options, seed, 0);
      sample = made.sample(LOOKED_AT, streams.stream("spikegan-looked-at", generator));
    }
    double seconds = generator == 0 ? Double.NaN : (System.nanoTime() - began) * 1e-9;
    return new Shares(
        Generators.WAYS.get(generator),
        modes.up().share(sample),
        modes.down().share(sample),
        seconds);
  }

  /**
   * Spike trains of two modes: a wave that goes up, neuron i firing at step i, or one that goes
   * down, a coin deciding which.
   *
   * @param up from the first neuron to the last
   * @param down from the last to the first
   */
  record TwoModes(Wave up, Wave down) {
    /**
     * Both waves.
     *
     * @param side neurons, and steps
     * @throws IllegalArgumentException if the side is odd
     */
    static TwoModes of(int side) {
      Checks.that(side % 2 == 0)
          .or("steps must be even, else both waves share a place; got %s", side);
      return new TwoModes(
          new Wave(IntStream.range(0, side).toArray()),
          new Wave(IntStream.range(0, side).map(i -> side - 1 - i).toArray()));
    }

    /** Samples. */
    SpikeSample draw(int count, UniformRandomProvider random) {
      int side = up.neuron().length;
      return new SpikeSample(
          side,
          side,
          Stream.generate(() -> (random.nextBoolean() ? up : down).draw(random))
              .limit(count)
              .toList());
    }
  }
}
