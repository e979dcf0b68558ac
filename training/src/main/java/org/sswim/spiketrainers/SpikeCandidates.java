package org.sswim.spiketrainers;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.training.WeightSource;

/** The candidates of spike trains, in the order of tables. */
public final class SpikeCandidates {
  /** The candidates for which nothing else is asked. */
  public static final String USUAL = "rate-only,direct,s-swim,no-refractory,no-skip,random-no-skip";

  /** All of this module. */
  public static final Candidates<SpikeFitTask, FittedTrains> ALL =
      Candidates.of(
          SpikeFitTask.class,
          List.of(
              new Candidate<>("rate-only", Candidate.Kind.SEEDED, SpikeCandidates::rateOnly),
              network("direct", options -> options.withNeurons(Auto.of(0)).withSkip(Auto.of(true))),
              network("random", options -> options.withSource(WeightSource.RANDOM)),
              network("uniform-pairs", options -> options.withSource(WeightSource.UNIFORM_PAIRS)),
              network("s-swim", options -> options),
              network("no-refractory", options -> options.withRefractory(Auto.of(false))),
              network(
                  "random-no-skip",
                  options -> options.withSource(WeightSource.RANDOM).withSkip(Auto.of(false))),
              network("no-skip", options -> options.withSkip(Auto.of(false)))),
          kind ->
              kind == Candidate.Kind.SOLVED
                  ? Settings.of(SpikeTrainOptions.defaults())
                  : Settings.of());

  private SpikeCandidates() {}

  /**
   * A trained network.
   *
   * @param change of the options of the network
   */
  private static Candidate<SpikeFitTask, FittedTrains> network(
      String label, UnaryOperator<SpikeTrainOptions> change) {
    return new Candidate<>(
        label,
        Candidate.Kind.SOLVED,
        task ->
            FittedTrains.of(
                new SpikeTrainTrainer(change.apply(task.options()), task.workers())
                    .fit(task.train())));
  }

  private static FittedTrains rateOnly(SpikeFitTask task) {
    long seed = task.options().seed();
    return new FittedTrains(
        data -> new FittedTrains.Fired(RateOnly.draw(data.targets(), data.outputs(), seed), 0),
        null);
  }
}
