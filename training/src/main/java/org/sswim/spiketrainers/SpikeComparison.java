package org.sswim.spiketrainers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.comparison.Candidate;
import org.sswim.comparison.Comparison;
import org.sswim.linalg.Workers;
import org.sswim.options.OptionsJson;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.training.FitProgress;
import org.sswim.training.Version;

/**
 * Compares spiking outputs on sequences that none of them has seen.
 *
 * @param data gives what is trained and tested with a seed; always the same where it is of files
 * @param models the candidates
 * @param seeds number of seeds, counted up from that of the options
 * @param options of networks
 */
public record SpikeComparison(
    LongFunction<Split> data,
    List<Candidate<SpikeFitTask, FittedTrains>> models,
    int seeds,
    SpikeTrainOptions options) {

  /** Sequences that train and others that test. */
  public record Split(SpikeTrainData train, SpikeTrainData test) {

    /**
     * The last sequences test.
     *
     * @param share of the sequences that test; at least one does
     */
    public static Split last(SpikeTrainData all, double share) {
      int from = all.count() - (int) Math.max(1, Math.round(share * all.count()));
      Checks.that(from >= 1)
          .or("there must be sequences that train and others that test; there are %s", all.count());
      return new Split(
          all.select(IntStream.range(0, from).toArray()),
          all.select(IntStream.range(from, all.count()).toArray()));
    }
  }

  /** All that a score depends on but its model and seed. */
  public String about() {
    Split first = data.apply(0);
    return Version.current()
        + OptionsJson.text(options.withSeed(0))
        + first.train.fingerprint()
        + first.test.fingerprint();
  }

  /**
   * Fits and scores; by model, then seed.
   *
   * @param memory what is known already, and where the rest is kept
   */
  public List<SpikeScore> run(
      Workers workers, Comparison.Memory<SpikeScore> memory, FitProgress progress) {
    Map<Long, Split> splits = new HashMap<>();
    return new Comparison<>(models, seeds, options.seed())
        .run(
            (model, seed, piece) -> {
              long own = Objects.requireNonNull(seed);
              Split split = splits.computeIfAbsent(own, data::apply);
              return score(model, own, split, workers);
            },
            memory,
            progress);
  }

  private SpikeScore score(
      Candidate<SpikeFitTask, FittedTrains> model, long seed, Split split, Workers workers) {
    long began = System.nanoTime();
    FittedTrains fitted =
        model.fit().apply(new SpikeFitTask(split.train, options.withSeed(seed), workers));
    double seconds = (System.nanoTime() - began) * 1e-9;
    FittedTrains.Fired fired = fitted.run().apply(split.test);
    return SpikeScore.of(
        model.label(),
        seed,
        SpikeTrainScore.of(split.test.targets(), fired.trains(), split.test.outputs()),
        seconds,
        fitted,
        fired.spikes());
  }
}
