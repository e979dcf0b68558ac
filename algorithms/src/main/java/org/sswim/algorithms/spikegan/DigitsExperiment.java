package org.sswim.algorithms.spikegan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.studies.SpikeGenerators;

/**
 * The accuracy on real images of a classifier that learnt from generated ones. Images become spike
 * trains, and every class has generators of its own. The rates of their spike trains are the images
 * that train the classifier.
 */
public final class DigitsExperiment {
  private static final int COPIES = 4;
  private static final int GENERATED = 500;

  private DigitsExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<SpikeGanOptions> run) {
    Vectors train = read(run.file(0));
    Vectors test = read(run.file(1));
    if (test.inputs() != train.inputs() || !test.classes().equals(train.classes())) {
      throw new IllegalArgumentException(
          String.format(
              "the test has %d values and classes %s, those that train %d and %s",
              test.inputs(), test.classes(), train.inputs(), train.classes()));
    }
    return compare(train, test, run);
  }

  private static Vectors read(Path file) {
    return Vectors.of(SequenceFiles.read(file, SequenceOptions.defaults()), true);
  }

  /** Makes the table. */
  static Findings compare(Vectors train, Vectors test, Experiment.Run<SpikeGanOptions> run) {
    List<List<Taught>> taught =
        run.trials(
            List.of(0, 1, 2, 3),
            Generators.WAYS::get,
            (way, seed, progress) -> {
              long began = System.nanoTime();
              Generators[] own = new Generators[train.classes().size()];
              List<SpikeSample> made = made(way, train, run.options(), seed, run.workers(), own);
              double seconds = way == 0 ? Double.NaN : (System.nanoTime() - began) * 1e-9;
              double accuracy = RateClassifier.accuracy(made, test, seed);
              return new Taught(Generators.WAYS.get(way), accuracy, seconds, own);
            });
    double[] medians =
        taught.stream()
            .mapToDouble(own -> 100 * TrialTable.spread(own, Taught::accuracy).median())
            .toArray();
    return new TrialTable<Taught>()
        .fact("trained on", Taught::name)
        .spread("accuracy", Taught::accuracy)
        .median("fit [s]", Taught::seconds)
        .findings(
            taught,
            String.format(
                Locale.ROOT,
                "A classifier trained on digits of draws names %.1f %% of real ones, %.1f %% of"
                    + " maximum likelihood, %.1f %% of real ones",
                medians[3],
                medians[1],
                medians[0]))
        .withSaved(
            SpikeGenerators.FORMAT,
            GeneratorModels.model(
                List.of(taught.get(3).get(0).generators),
                train.classes(),
                Subset.provenance("spikegan-digits", run)));
  }

  /** A classifier of digits of one kind, and what made them. */
  private record Taught(String name, double accuracy, double seconds, Generators[] generators) {}

  /**
   * Spike trains of each class, real or generated.
   *
   * @param kept written: the generators of each class, where there are some
   */
  static List<SpikeSample> made(
      int generator,
      Vectors train,
      SpikeGanOptions options,
      long seed,
      Workers workers,
      Generators[] kept) {
    int classes = train.classes().size();
    SeedStreams streams = new SeedStreams(seed);
    IntFunction<SpikeSample> each =
        c -> {
          SpikeSample real =
              RatedDigits.trains(
                  train, c, options.steps(), COPIES, streams.stream("spikegan-code", c));
          if (generator == 0) {
            return real;
          }
          Generators trained = Generators.trained(generator, real, options, seed, c);
          kept[c] = trained;
          return trained.sample(GENERATED, streams.stream("spikegan-generated", generator, c));
        };
    SpikeSample[] made = new SpikeSample[classes];
    workers.each(classes, c -> made[c] = each.apply(c));
    return List.of(made);
  }
}
