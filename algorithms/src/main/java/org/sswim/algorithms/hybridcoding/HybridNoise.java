package org.sswim.algorithms.hybridcoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.hybridcoding.HybridOptions.Coding;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.FitContext;
import org.sswim.catalogue.TrialTable;
import org.sswim.options.OptionsJson;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/**
 * Trains networks whose hidden neurons have one code after another, undisturbed. Then it tests
 * early decisions with noise on the values, and with hidden spikes that are lost.
 */
public final class HybridNoise {
  private HybridNoise() {}

  /** A code, and what comes of every disturbance, the first of none. */
  private record Outcome(Coding code, List<Decisions.Outcome> tests) {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<HybridNoiseOptions> run) {
    HybridNoiseOptions options = run.options();
    LabelledSequences all = Subset.read(run.file(0));
    LabelledSequences other = Subset.readLike(all, run.file(1));
    Vectors data = Vectors.of(Subset.first(all, options.train()), false);
    LabelledSequences some = Subset.first(other, options.test());
    Vectors test = data.like(some.values(), Objects.requireNonNull(some.label()));
    List<List<Outcome>> outcomes =
        run.trials(
            options.between(),
            OptionsJson::label,
            (code, seed, progress) -> {
              HybridNetwork network =
                  HybridTrainer.trained(
                      data, options.of(code), new FitContext(seed, run.workers()));
              SeedStreams streams = new SeedStreams(seed);
              List<Decisions.Outcome> tests = new ArrayList<>();
              tests.add(decided(network, test, 0, streams));
              for (double deviation : options.noise()) {
                UniformRandomProvider random = streams.stream("hybrid-noise");
                tests.add(decided(network, test.noisy(deviation, random), 0, streams));
              }
              options.lost().forEach(share -> tests.add(decided(network, test, share, streams)));
              return new Outcome(code, tests);
            });
    TrialTable<Outcome> table =
        new TrialTable<Outcome>()
            .fact("between", own -> OptionsJson.label(own.code))
            .median("steps", own -> own.tests.get(0).steps())
            .spread("accuracy", own -> own.tests.get(0).right());
    int column = 1;
    for (double deviation : options.noise()) {
      int at = column++;
      table.median("noise " + deviation, own -> own.tests.get(at).right());
    }
    for (double share : options.lost()) {
      int at = column++;
      table.median("lost " + share, own -> own.tests.get(at).right());
    }
    return table.findings(
        outcomes, "Accuracy of early decisions; networks were trained undisturbed");
  }

  private static Decisions.Outcome decided(
      HybridNetwork network, Vectors test, double lost, SeedStreams streams) {
    UniformRandomProvider random = streams.stream("hybrid-lost");
    return new Decisions(network, test, test.all(), pass -> pass.lose(lost, random))
        .at(network.threshold(network.layers()));
  }
}
