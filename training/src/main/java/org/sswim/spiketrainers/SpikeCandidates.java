package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Candidates;
import org.sswim.options.Auto;
import org.sswim.options.Settings;
import org.sswim.sampling.SeedStreams;
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
        data -> new FittedTrains.Fired(atRates(data.targets(), data.outputs(), seed), 0), null);
  }

  /**
   * Draws trains.
   *
   * @param targets of each sequence, row-major {@code [steps][outputs]}
   * @return 0 and 1, of the same shapes
   */
  public static List<float[]> atRates(List<float[]> targets, int outputs, long seed) {
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      float[] target = targets.get(i);
      float[] train = new float[target.length];
      int steps = target.length / outputs;
      for (int k = 0; k < outputs; k++) {
        UniformRandomProvider random = new SeedStreams(seed).stream("rate-only", i, k);
        double rate = 0;
        for (int at = k; at < target.length; at += outputs) {
          rate += target[at] / (double) steps;
        }
        for (int at = k; at < train.length; at += outputs) {
          train[at] = random.nextDouble() < rate ? 1 : 0;
        }
      }
      trains.add(train);
    }
    return trains;
  }
}
