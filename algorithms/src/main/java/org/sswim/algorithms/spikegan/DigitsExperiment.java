package org.sswim.algorithms.spikegan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
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

  /** The experiment. */
  public static Experiment<SpikeGanOptions> experiment() {
    return new Experiment<>(
        new Card(
            "spikegan-digits",
            SpikeGanTrainer.PAPER,
            SpikeGanTrainer.NEURON,
            "a delay line and random spikes in, rates out",
            "digits train a classifier to 20 points more than those of a belief network",
            "8 x 8 digits of draws train a classifier to 83 %, of maximum likelihood to 93 %, real"
                + " ones to 98 %, 3 seeds (docs/algorithms/spikegan.md)"),
        new Experiment.Files(2, 2, "images that train, images that test"),
        SpikeGanOptions.digits(),
        SpikeGanOptions.digits().published(),
        DigitsExperiment::run,
        true);
  }

  private static Findings run(
      List<Path> files,
      SpikeGanOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    Vectors train = read(files.get(0));
    Vectors test = read(files.get(1));
    if (test.inputs() != train.inputs() || !test.classes().equals(train.classes())) {
      throw new IllegalArgumentException(
          String.format(
              "the test has %d values and classes %s, those that train %d and %s",
              test.inputs(), test.classes(), train.inputs(), train.classes()));
    }
    return compare(train, test, files.get(0), options, seeds, workers, listener);
  }

  private static Vectors read(Path file) {
    return Vectors.of(SequenceFiles.read(file, SequenceOptions.defaults()), true);
  }

  /** Makes the table. */
  static Findings compare(
      Vectors train,
      Vectors test,
      Path from,
      SpikeGanOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    List<List<Object>> rows = new ArrayList<>();
    double[] medians = new double[Generators.WAYS.size()];
    Generators[] kept = new Generators[0];
    for (int g = 0; g < Generators.WAYS.size(); g++) {
      double[] accuracy = new double[seeds.size()];
      double[] seconds = new double[seeds.size()];
      for (int k = 0; k < accuracy.length; k++) {
        listener.at(
            (g + (double) k / accuracy.length) / Generators.WAYS.size(),
            Generators.WAYS.get(g) + ", seed " + seeds.get(k));
        long began = System.nanoTime();
        Generators[] own = new Generators[train.classes().size()];
        List<SpikeSample> made = made(g, train, options, seeds.get(k), workers, own);
        kept = k == 0 ? own : kept;
        seconds[k] = g == 0 ? Double.NaN : (System.nanoTime() - began) * 1e-9;
        accuracy[k] = RateClassifier.accuracy(made, test, seeds.get(k));
      }
      medians[g] = Findings.median(accuracy);
      rows.add(
          List.of(
              Generators.WAYS.get(g),
              medians[g],
              Arrays.stream(accuracy).min().orElseThrow(),
              Arrays.stream(accuracy).max().orElseThrow(),
              g == 0 ? Double.NaN : Findings.median(seconds)));
    }
    return new Findings(
        List.of("trained on", "accuracy", "min", "max", "fit [s]"),
        rows,
        String.format(
            Locale.ROOT,
            "A classifier trained on digits of draws names %.1f %% of real ones, %.1f %% of maximum"
                + " likelihood, %.1f %% of real ones",
            100 * medians[3],
            100 * medians[1],
            100 * medians[0]),
        List.of(),
        new Findings.Saved<>(
            SpikeGenerators.FORMAT,
            GeneratorModels.model(
                List.of(kept),
                train.classes(),
                Subset.provenance("spikegan-digits", options, from, seeds.get(0)))));
  }

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
