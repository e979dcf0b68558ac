package org.sswim.algorithms.spikegan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.sampling.SeedStreams;

/** Which of two modes generators cover: one against a discriminator, several draws, likelihood. */
public final class ModesExperiment {
  /** Both modes are covered from this share of the samples on. */
  private static final double COVERED = 0.25;

  private static final int REAL = 1000;
  private static final int LOOKED_AT = 1200;

  private ModesExperiment() {}

  /** The experiment. */
  public static Experiment<SpikeGanOptions> experiment() {
    return new Experiment<>(
        new Card(
            "spikegan-modes",
            SpikeGanTrainer.PAPER,
            SpikeGanTrainer.NEURON,
            "a delay line and random spikes in, spike trains out",
            "the Bayes variant covers modes that one generator does not; figures only as charts",
            "one generator 98 % inside one of two modes, six draws cover both"
                + " (docs/algorithms/spikegan.md)"),
        Experiment.Files.NONE,
        SpikeGanOptions.modes(),
        SpikeGanOptions.modes().published(),
        (files, options, seeds, workers, listener) -> run(options, seeds, listener));
  }

  /** Shares of samples inside the two modes. */
  private record Shares(double up, double down, double seconds) {
    double rarer() {
      return Math.min(up, down);
    }
  }

  private static Findings run(
      SpikeGanOptions options, List<Long> seeds, Experiment.Listener listener) {
    List<List<Shares>> found =
        Generators.WAYS.stream().map(name -> (List<Shares>) new ArrayList<Shares>()).toList();
    for (int k = 0; k < seeds.size(); k++) {
      for (int g = 0; g < Generators.WAYS.size(); g++) {
        double done = (k + (double) g / Generators.WAYS.size()) / seeds.size();
        listener.at(done, "seed " + seeds.get(k) + ", " + Generators.WAYS.get(g));
        found.get(g).add(shares(g, options, seeds.get(k)));
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int g = 0; g < Generators.WAYS.size(); g++) {
      List<Shares> own = found.get(g);
      rows.add(
          List.of(
              Generators.WAYS.get(g),
              median(own, s -> s.up() + s.down()),
              median(own, s -> Math.max(s.up(), s.down())),
              median(own, Shares::rarer),
              own.stream().filter(s -> s.rarer() >= COVERED).count(),
              median(own, Shares::seconds)));
    }
    long covered = found.get(3).stream().filter(s -> s.rarer() >= COVERED).count();
    return new Findings(
        List.of("generator", "inside", "in one mode", "in the other", "cover both", "fit [s]"),
        rows,
        String.format(
            Locale.ROOT,
            "Draws cover both modes, each by at least %.0f %% of the samples, in %d of %d seeds",
            100 * COVERED,
            covered,
            seeds.size()),
        List.of());
  }

  private static double median(List<Shares> of, ToDoubleFunction<Shares> what) {
    return Findings.median(of.stream().mapToDouble(what).toArray());
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
    return new Shares(modes.up().share(sample), modes.down().share(sample), seconds);
  }
}
